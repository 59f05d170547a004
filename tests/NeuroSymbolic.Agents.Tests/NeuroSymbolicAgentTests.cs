using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Agents.Tests;

public sealed class NeuroSymbolicAgentTests
{
    private static readonly TaskDescription Task = TaskDescription.Load(Repository.Domains, "hanoi-3");

    [Fact]
    public void A_tower_is_moved_with_the_shortest_plan_and_no_replanning()
    {
        using var table = new Table(Task, episode: 0);
        Assert.True(table.Run());
        Assert.Equal(14, table.Agent.Report.Plan!.Length);
        Assert.Equal(0, table.Agent.Report.Replans);
        Assert.Equal("smt", table.Agent.Report.PlannerEngine);
        Assert.Null(table.Agent.Report.Surrender);
    }

    [Fact]
    public void A_cube_that_somebody_moves_is_noticed_and_planned_for()
    {
        using var table = new Table(Task, episode: 1);
        string smallest = table.Setup.Towers[0].Objects[^1];
        bool moved = false;
        Assert.True(table.Run(() =>
        {
            // the smallest cube has just been set down on the right; somebody carries it back onto the table's middle
            if (!moved && table.Agent.Report.StepIndex == 2)
            {
                moved = true;
                table.Move(smallest, Task.Domain.Find("middle").SurfaceMetres!.Value);
            }
        }));
        Assert.True(moved);
        Assert.True(table.Agent.Report.Replans >= 1);
    }

    [Fact]
    public void A_cube_taken_away_from_under_the_hand_is_felt_and_planned_for()
    {
        using var table = new Table(Task, episode: 2);
        string smallest = table.Setup.Towers[0].Objects[^1];
        bool moved = false;
        Assert.True(table.Run(() =>
        {
            if (!moved && table.World.TimeSeconds > 1)
            {
                moved = true;
                table.Move(smallest, Task.Domain.Find("middle").SurfaceMetres!.Value);
            }
        }));
        Assert.True(table.Agent.Report.Replans >= 1);
    }

    [Fact]
    public void One_wrong_look_costs_a_second_look_and_no_new_plan()
    {
        int looks = 0;
        using var table = new Table(Task, episode: 0, oracle => new Doubtful(oracle, () => ++looks == 3));
        Assert.True(table.Run());
        Assert.Equal(0, table.Agent.Report.Replans);
        Assert.True(looks > 15);
    }

    [Fact]
    public void A_state_that_the_domain_cannot_name_makes_the_agent_give_up_with_a_reason()
    {
        using var table = new Table(Task, episode: 0);
        table.Move(table.Setup.Towers[0].Objects[^1], new(0.3f, 0.3f, 0.8f));
        Assert.False(table.Run());
        Assert.Equal("planning", table.Agent.Report.Surrender!.Stage);
        Assert.Contains("no plan", table.Agent.Report.Surrender.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_that_is_begun_again_forgets_the_episode_before()
    {
        using var table = new Table(Task, episode: 0);
        table.Move(table.Setup.Towers[0].Objects[^1], new(0.3f, 0.3f, 0.8f));
        Assert.False(table.Run());
        table.Begin();
        Assert.True(table.Run());
    }

    private sealed class Doubtful(IPerception truth, Func<bool> isWrong) : IPerception
    {
        public SceneEstimate Look(Observation observation)
        {
            SceneEstimate scene = truth.Look(observation);
            return isWrong() ? scene with { Facts = FactSet.Empty } : scene;
        }
    }
}
