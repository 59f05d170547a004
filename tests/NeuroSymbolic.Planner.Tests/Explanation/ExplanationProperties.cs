using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;
using Xunit.Abstractions;

namespace NeuroSymbolic.Planner.Tests;

public class ExplanationProperties(ITestOutputHelper output)
{
    private const int MostStates = 300;

    private static readonly PlannerOptions Search = new() { Engine = PlanEngine.Search, StateBudget = 20_000 };
    private static readonly ExplanationLimits Limits = new() { Time = TimeSpan.FromSeconds(2) };

    // NEUROSYM_EXPLANATIONS=20000 makes a long run of it
    private static readonly int Count =
        int.TryParse(Environment.GetEnvironmentVariable("NEUROSYM_EXPLANATIONS"), out int count) ? count : 300;

    [Fact]
    public void No_cause_that_is_named_is_wrong()
    {
        int problems = 0, proved = 0, claims = 0;
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            (int all, int explained, int held) = Check(seed);
            (problems, proved, claims) = (problems + all, proved + explained, claims + held);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Count).WithReplay(20261128, 1));
        string counts = $"{problems} problems, of which {proved} were explained, by {claims} claims in all";
        output.WriteLine(counts);
        Assert.True(problems > Count / 2 && proved > Count / 4, counts);
    }

    // a quantifier that was left early kept its variable bound
    [Theory]
    [InlineData(1888236758)]
    public void What_was_claimed_wrongly_once_is_not_claimed_again(int seed) => Assert.Equal(1, Check(seed).Problems);

    [Fact]
    public void Explanations_of_all_that_the_language_has_agree_with_the_planner() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            (PddlDomain domain, PddlProblem problem) = RandomPddl.Draw(new Random(seed));
            PlanResult result;
            try
            {
                result = PddlPlanner.Solve(domain, problem, Search);
            }
            catch (InputException)
            {
                return;
            }

            Explanation explanation = Explanation.Of(domain, problem, Limits);
            Assert.False(explanation.IsProved && result.Plan is not null, explanation.ToString());
            Assert.False(explanation.Kind == ExplanationKind.HasPlan && result.Status == PlanStatus.Unsolvable, explanation.ToString());
            CheckRepairs(domain, explanation);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(Count / 2).WithReplay(20260401, 1));

    /// <summary>Checks the explanation of a random problem; counts problems that planning takes, those with a proved explanation, and claims.</summary>
    private static (int Problems, int Proved, int Claims) Check(int seed)
    {
        (string domainText, string problemText) = RandomPuzzle.Draw(new Random(seed));
        PddlDomain domain = PddlDomain.Parse(domainText);
        PddlProblem problem = PddlProblem.Parse(problemText, domain);
        try
        {
            Explanation explanation = Explanation.Of(domain, problem, Limits);
            var truth = new ExplanationTruth(domain, problem, MostStates);
            truth.Check(explanation);
            CheckRepairs(domain, explanation);
            return (1, explanation.IsProved ? 1 : 0, truth.ClaimCount);
        }
        catch (InputException)
        {
            // a construct that planning refuses, such as a product of numbers that change
            return (0, 0, 0);
        }
    }

    private static void CheckRepairs(PddlDomain domain, Explanation explanation) => Assert.All(explanation.Repairs, repair =>
    {
        Plan? plan = PddlPlanner.Solve(domain, repair.Problem, Search with { StateBudget = null }).Plan;
        Assert.True(plan is not null && PlanValidator.Validate(domain, repair.Problem, plan).IsValid, repair.Sentence);
    });
}
