using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

public class ExplanationProperties
{
    private static readonly PlannerOptions Search = new() { Engine = PlanEngine.Search, StateBudget = 20_000 };

    [Fact]
    public void Explanations_of_random_problems_agree_with_the_planner() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            (PddlDomain domain, PddlProblem problem) = RandomPddl.Draw(new Random(seed));
            PlanResult result;
            try
            {
                result = PddlPlanner.Solve(domain, problem, Search);
            }
            catch (Core.InputException)
            {
                // a construct that planning refuses, such as a product of numbers that change
                return;
            }

            Explanation explanation = Explanation.Of(domain, problem, new ExplanationLimits { Time = TimeSpan.FromSeconds(2) });
            Assert.False(explanation.IsProved && result.Plan is not null, explanation.ToString());
            Assert.False(explanation.Kind == ExplanationKind.HasPlan && result.Status == PlanStatus.Unsolvable, explanation.ToString());
            Assert.All(explanation.Repairs, repair => Assert.NotNull(PddlPlanner.Solve(domain, repair.Problem, Search with { StateBudget = null }).Plan));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20260401, 1));
}
