using System.Collections.Immutable;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Makes a goal of what must hold before an action.</summary>
/// <param name="task">The task.</param>
/// <param name="states">Of the task.</param>
/// <param name="entailment">What follows from facts.</param>
internal sealed class NecessaryGoal(GroundTask task, TaskStates states, StateEntailment entailment)
{
    /// <summary>What must hold and what shall be kept, less the facts that follow from the others: those that say little or are easy are
    /// left out first, so that the work is on those that bring the others along.</summary>
    /// <param name="before">What must hold; closed under propagation.</param>
    /// <param name="keep">What shall be kept as far as the rest leaves room for it.</param>
    /// <param name="costs">How easy facts are.</param>
    public GroundCondition Of(ImmutableArray<int> before, ImmutableArray<int> keep, AdditiveHeuristic costs)
    {
        ImmutableArray<int> all = before;
        foreach (int kept in keep.OrderByDescending(IsNamed))
        {
            all = all.Contains(kept) ? all : entailment.Propagated(all.Append(kept)) ?? all;
        }

        var wanted = new SortedSet<int>(all);
        foreach (int fact in all.OrderBy(IsNamed).ThenBy(fact => task.Variables[states.VariableOf[fact]].Count)
            .ThenBy(fact => costs.Of([fact])))
        {
            wanted.Remove(fact);
            if (entailment.Propagated(wanted) is not { } rest || rest.BinarySearch(fact) < 0)
            {
                wanted.Add(fact);
            }
        }

        return new GroundCondition([.. wanted]);
    }

    private bool IsNamed(int fact) => task.Facts[fact] is { IsPositive: true, Fact: not null };
}
