using System.Collections.Immutable;
using NeuroSymbolic.Planner.Landmarks;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Splitting;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Tests;

public class LandmarkProperties
{
    [Fact]
    public void Every_plan_passes_through_every_landmark() => SmallTasks.ForEach(400, small =>
    {
        if (Graph(small) is not { } graph)
        {
            Assert.Null(small.LeastSteps);
            return;
        }

        foreach (Landmark landmark in graph.Nodes)
        {
            bool IsClear(ImmutableArray<int> state) => !landmark.Facts.Any(fact => small.Holds(state, fact));
            if (IsClear(small.Task.Init))
            {
                Assert.DoesNotContain(small.Search(IsClear).Values, entry => small.Holds(entry.State, small.Task.Goal));
            }
        }
    });

    [Fact]
    public void Landmarks_come_in_the_order_that_is_claimed() => SmallTasks.ForEach(400, small =>
    {
        foreach (LandmarkOrder order in Graph(small)?.Orders ?? [])
        {
            bool Before(ImmutableArray<int> state) => Graphed(order.Before, state);
            bool After(ImmutableArray<int> state) => Graphed(order.After, state);
            bool Graphed(int node, ImmutableArray<int> state) =>
                Graph(small)!.Nodes[node].Facts.Any(fact => small.Holds(state, fact));
            switch (order.Kind)
            {
                case LandmarkOrderKind.Natural when !Before(small.Task.Init):
                    Assert.DoesNotContain(small.Search(state => !Before(state)).Values, entry => After(entry.State));
                    break;
                case LandmarkOrderKind.GreedyNecessary or LandmarkOrderKind.Necessary when !After(small.Task.Init):
                    var from = order.Kind == LandmarkOrderKind.Necessary ? small.Reachable : small.Search(state => !After(state));
                    Assert.All(from.Values.Where(entry => !After(entry.State) && small.Successors(entry.State).Any(After)),
                        entry => Assert.True(Before(entry.State)));
                    break;
            }
        }
    });

    [Fact]
    public void The_counter_says_zero_at_the_goal_and_nowhere_else() => SmallTasks.ForEach(300, small =>
    {
        if (small.LeastSteps is null)
        {
            return;
        }

        var counter = new LandmarkCounter(Graph(small)!);
        var random = new Random(1);
        ulong[] reached = new ulong[counter.Words];
        ulong[] next = new ulong[counter.Words];
        ImmutableArray<int> state = small.Task.Init;
        counter.Start(state.AsSpan(), reached);
        for (int step = 0; step < 30; step++)
        {
            Assert.Equal(small.Holds(state, small.Task.Goal), counter.Remaining(reached, state.AsSpan()) == 0);
            ImmutableArray<int>[] after = [.. small.Successors(state)];
            if (after.Length == 0)
            {
                break;
            }

            state = after[random.Next(after.Length)];
            counter.Advance(reached, state.AsSpan(), next);
            (reached, next) = (next, reached);
        }
    });

    [Fact]
    public void What_is_entailed_holds_in_every_reachable_state_with_the_facts() => SmallTasks.ForEach(300, small =>
    {
        var known = new TaskAnalysis(small.Task, CancellationToken.None);
        MutexRelation exclusive = known.Mutexes;
        using var entailment = new StateEntailment(new DeleteRelaxation(small.Task), exclusive, CancellationToken.None);
        foreach (GroundAction action in small.Task.Actions)
        {
            ImmutableArray<int>? closure = entailment.Closure(action.Precondition.Facts);
            ImmutableArray<int>? propagated = entailment.Propagated(action.Precondition.Facts);
            foreach ((ImmutableArray<int> state, int _) in small.Reachable.Values)
            {
                if (action.Precondition.Facts.All(fact => small.Holds(state, fact)))
                {
                    Assert.All(closure!.Value, fact => Assert.True(small.Holds(state, fact)));
                    Assert.All(propagated!.Value, fact => Assert.Contains(fact, closure!.Value));
                }
            }
        }
    });

    private static LandmarkGraph? Graph(SmallTasks small)
    {
        MutexRelation exclusive = new TaskAnalysis(small.Task, CancellationToken.None).Mutexes;
        return LandmarkGraph.Find(
            new DeleteRelaxation(small.Task), small.Task.Init.AsSpan(), small.Task.Goal, (one, other) => exclusive.AreExclusive(one, other));
    }
}
