using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class GoalDistancesTests
{
    [Theory]
    [InlineData("hanoi-3", 3)]
    [InlineData("hanoi-4", 4)]
    [InlineData("hanoi-5", 5)]
    public void A_tower_of_n_is_two_times_two_to_the_n_less_one_steps_away(string task, int cubes)
    {
        (TaskDescription hanoi, EpisodeSetup setup) = Draw(task);
        Assert.Equal(new GoalDistance(Steps(cubes), Steps(cubes), IsExact: true), Nearest(new GoalDistances(), hanoi, setup, setup.Start));
    }

    [Fact]
    public void The_nearest_state_counts_by_whichever_way_it_was_reached_and_the_goal_is_no_step_away()
    {
        (TaskDescription hanoi, EpisodeSetup setup) = Draw("hanoi-3");
        string[] cubes = [.. setup.Movable];

        // with its first move to the middle the tower of three takes longer, and is on no shortest plan; then only the largest cube is home
        FactSet detour = State(setup, (cubes[0], "middle"), (cubes[1], cubes[2]), (cubes[2], "left"));
        FactSet largest = State(setup, (cubes[0], cubes[1]), (cubes[1], "middle"), (cubes[2], "right"));
        FactSet home = State(setup, (cubes[0], cubes[1]), (cubes[1], cubes[2]), (cubes[2], "right"));
        var distances = new GoalDistances();

        Assert.Equal(new GoalDistance(Steps(3), Steps(3), IsExact: true), Nearest(distances, hanoi, setup, setup.Start, detour));
        Assert.Equal(new GoalDistance(Steps(3), Steps(2), IsExact: true), Nearest(distances, hanoi, setup, setup.Start, largest, setup.Start, detour));
        Assert.Equal(new GoalDistance(Steps(3), 0, IsExact: true), Nearest(distances, hanoi, setup, setup.Start, home));
    }

    [Fact]
    public void A_thing_on_its_way_has_no_place_and_its_state_counts_for_nothing()
    {
        (TaskDescription hanoi, EpisodeSetup setup) = Draw("hanoi-3");
        FactSet falling = new(setup.Start.Where(fact => !fact.Arguments.Contains(setup.Movable[0])));

        Assert.Equal(new GoalDistance(Steps(3), Steps(3), IsExact: true), Nearest(new GoalDistances(), hanoi, setup, setup.Start, falling));
    }

    [Fact]
    public void Where_the_budget_runs_out_the_distance_is_unknown_or_an_estimate_from_above()
    {
        (TaskDescription hanoi, EpisodeSetup setup) = Draw("hanoi-4");
        for (long budget = 1; budget < 200; budget = (2 * budget) + 1)
        {
            GoalDistance? some = Nearest(new GoalDistances(stateBudget: budget), hanoi, setup, setup.Start);
            Assert.True(some is null || some.StartSteps > Steps(4) || some.StartSteps == Steps(4), $"{some}");
            Assert.True(some is not { IsExact: true } || some.StartSteps == Steps(4));
            Assert.Equal(some, Nearest(new GoalDistances(stateBudget: budget), hanoi, setup, setup.Start));
        }

        FactSet other = setup.Start.Without(new Fact("free-gripper"));
        Assert.False(Nearest(new GoalDistances(episodeBudget: 1), hanoi, setup, setup.Start, other)!.IsExact);
    }

    // a move is a pick and a place
    private static int Steps(int cubes) => 2 * ((1 << cubes) - 1);

    private static (TaskDescription Task, EpisodeSetup Setup) Draw(string name)
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, name);
        return (task, task.Draw(runSeed: 1, episode: 0));
    }

    private static FactSet State(EpisodeSetup setup, params (string Cube, string Below)[] on)
    {
        var covered = on.Select(pair => pair.Below).ToHashSet();
        return new FactSet(
        [
            new Fact("free-gripper"),
            .. on.Select(pair => new Fact("on", pair.Cube, pair.Below)),
            .. setup.Objects.Where(item => !item.BearsAnywhere && !covered.Contains(item.Name)).Select(item => new Fact("clear", item.Name)),
        ]);
    }

    private static GoalDistance? Nearest(GoalDistances distances, TaskDescription task, EpisodeSetup setup, params FactSet[] states) =>
        distances.Nearest(task.Domain.PddlPath, PddlDomain.Load(task.Domain.PddlPath), setup, states);
}
