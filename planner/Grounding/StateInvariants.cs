using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Variables;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding;

/// <summary>What is true of every state that can be reached, whatever the goal.</summary>
public static class StateInvariants
{
    /// <summary>Finds sets of facts that exclude each other.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it: its objects and its start; its goal and its metric do not matter.</param>
    /// <param name="actionLimit">Where the problem has more ground actions, nothing is found.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Sets that none of the others contains, the largest first; each speaks of all reachable facts that belong to it.</returns>
    /// <exception cref="InputException">The problem speaks of predicates, functions or objects that there are not.</exception>
    public static ImmutableArray<ExclusiveFacts> Find(
        PddlDomain domain, PddlProblem problem, int actionLimit = 100_000, CancellationToken cancellation = default)
    {
        PddlProblem anyGoal = problem with { Goal = Formula.True, Metric = null };
        var stages = new GroundingStages(domain, anyGoal, actionLimit, cancellation);
        if (!stages.Build())
        {
            return [];
        }

        stages.FindGroups();
        var sets = ImmutableArray.CreateBuilder<ExclusiveFacts>();
        var kept = new List<AtomGroup>();
        foreach (AtomGroup group in stages.Groups)
        {
            // a set within a larger one says more only where one of it always holds
            if (kept.Exists(larger => larger.ExactlyOne == group.ExactlyOne
                && Array.TrueForAll(group.Atoms, atom => Array.BinarySearch(larger.Atoms, atom) >= 0)))
            {
                continue;
            }

            kept.Add(group);
            sets.Add(new ExclusiveFacts(
                [.. Array.ConvertAll(group.Atoms, atom => stages.Lifted.Symbols.FactOf(stages.Lifted.Atoms, atom)).Order()],
                group.ExactlyOne));
        }

        return sets.ToImmutable();
    }
}
