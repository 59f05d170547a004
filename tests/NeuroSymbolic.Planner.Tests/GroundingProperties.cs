using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Ground tasks against the step rules, which share nothing with grounding: in every state that the rules reach.</summary>
public class GroundingProperties
{
    private const int MostStates = 250;

    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260102, 1));

    [Fact]
    public void Movers_with_conditions_of_every_form_mean_the_same_ground_as_lifted() => ForSeeds(200, seed =>
        Compare(RandomMovers.Draw(new Random(seed)), new Random(seed)));

    [Fact]
    public void Domains_with_every_construct_mean_the_same_ground_as_lifted() => ForSeeds(200, seed =>
        Compare(RandomPddl.Draw(new Random(seed)), new Random(seed)));

    private static void Compare((PddlDomain Domain, PddlProblem Problem) drawn, Random random)
    {
        (PddlDomain domain, PddlProblem problem) = drawn;
        problem = random.Next(4) == 0 ? problem : GroundingComparison.WithReachableGoal(domain, problem, random);
        GroundTask? task;
        try
        {
            task = Grounder.Ground(domain, problem, actionLimit: 10_000);
        }
        catch (InputException refused)
        {
            // what cannot be said in a ground task is refused in a sentence
            Assert.EndsWith(".", refused.Message, StringComparison.Ordinal);
            return;
        }

        Assert.NotNull(task);
        new GroundingComparison(domain, problem, task).Run(MostStates);
    }
}
