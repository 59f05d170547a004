using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class ReferencePlansTests
{
    private static readonly TaskDescription Task = TaskDescription.Load(Repository.Domains, "hanoi-3");
    private static readonly EpisodeSetup Setup = Task.Draw(runSeed: 1, episode: 0);

    [Fact]
    public void A_reference_is_the_states_of_a_shortest_plan_and_ends_in_the_goal()
    {
        ImmutableArray<FactSet> states = States(new ReferencePlans());

        // a tower of three takes seven moves of two steps
        Assert.Equal(14, states.Length);
        Assert.True(states[^1].ContainsAll(Setup.Goal));
        Assert.All(states, state => Assert.DoesNotContain(state, Setup.StaticFacts.Contains));
    }

    [Fact]
    public void A_budget_that_runs_out_leaves_it_unknown_for_everybody()
    {
        var references = new ReferencePlans(stateBudget: 5);
        Assert.Empty(States(references));
        Assert.Empty(States(references));
    }

    [Fact]
    public void Each_start_is_searched_for_once_however_many_threads_and_domains_read_anew_ask()
    {
        var references = new ReferencePlans();
        var found = new ImmutableArray<FactSet>[8];
        Parallel.For(0, found.Length, index => found[index] = States(references));

        // the very same array: it was made once
        Assert.All(found, states => Assert.True(found[0] == states));

        ImmutableArray<FactSet> onTheWay = references.States(Task.Domain.PddlPath, PddlDomain.Load(Task.Domain.PddlPath), Setup, found[0][3]);
        Assert.Equal(10, onTheWay.Length);
    }

    private static ImmutableArray<FactSet> States(ReferencePlans references) =>
        references.States(Task.Domain.PddlPath, PddlDomain.Load(Task.Domain.PddlPath), Setup, Setup.Start);
}
