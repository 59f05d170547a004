using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Learning;

namespace NeuroSymbolic.Experiments.Tests;

public class RecordedDemonstrationsTests
{
    private const string Standing = "(on cube1 left) (clear cube1) (clear middle) (clear right) (free-gripper)";
    private const string Held = "(grasped cube1) (clear left) (clear middle) (clear right)";
    private const string Placed = "(on cube1 middle) (clear cube1) (clear left) (clear right) (free-gripper)";

    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));

    [Fact]
    public void A_step_counts_when_the_agent_saw_that_it_was_done_and_the_last_one_with_the_success()
    {
        Plan plan = PlanOf("(pick cube1 left)", "(place cube1 middle)");
        Demonstration shown = Assert.Single(Read(
            EpisodeOutcome.Success,
            new TraceEvent(0) { Facts = Facts(Standing) },
            new TraceEvent(1) { Plan = plan, StepIndex = 0 },
            new TraceEvent(20) { Facts = Facts("(on cube1 left) (clear middle) (clear right) (free-gripper)") },
            new TraceEvent(30) { Facts = Facts(Held) },
            new TraceEvent(40) { StepIndex = 1 },
            new TraceEvent(70) { Facts = Facts(Placed) }));

        Assert.Equal(plan.Steps.AsEnumerable(), shown.Steps);
        Assert.Equal(new[] { Standing, Held, Placed }.Select(Facts), shown.States.Select(state => new FactSet(state.Where(fact => fact.Predicate != "smaller"))));
        Assert.Contains(new Fact("smaller", "cube1", "left"), shown.States[0]);
        Assert.Equal("disk", shown.Objects.Single(thing => thing.Name == "cube1").Types.Single());
    }

    [Fact]
    public void A_step_that_was_given_up_for_another_plan_counts_not_at_all()
    {
        Demonstration shown = Assert.Single(Read(
            EpisodeOutcome.Success,
            new TraceEvent(0) { Facts = Facts(Held), Plan = PlanOf("(place cube1 middle)"), StepIndex = 0 },
            new TraceEvent(40) { Facts = Facts(Standing), Plan = PlanOf("(pick cube1 left)", "(place cube1 middle)") },
            new TraceEvent(80) { Facts = Facts(Held), StepIndex = 1 },
            new TraceEvent(90) { Facts = Facts(Placed), StepIndex = 2 }));

        Assert.Equal(["(pick cube1 left)", "(place cube1 middle)"], shown.Steps.Select(step => step!.ToString()));
    }

    private static IEnumerable<Demonstration> Read(EpisodeOutcome outcome, params TraceEvent[] events) => RecordedDemonstrations.FromRecording(
        new EpisodeTrace
        {
            Task = "hanoi-3",
            Agent = "expert",
            Seed = 1,
            Episode = 0,
            Objects = ["cube1"],
            Camera = "film",
            Goal = FactSet.Empty,
            Outcome = outcome,
            Steps = [],
            Events = events,
        },
        Hanoi,
        "recording");

    private static Plan PlanOf(params string[] steps) => new([.. steps.Select(PlanStep.Parse)]);

    private static FactSet Facts(string text) => FactSet.Parse([.. text.Split(") ").Select(fact => fact.TrimEnd(')') + ")")]);
}
