using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Symmetry;

/// <summary>Numbers that are equal for objects which may change places, and for few others: most pairs need no closer look.</summary>
/// <remarks>What is counted are the places of an object in facts, goals and actions, and then, a few times over, what the objects beside
/// it in actions have been counted as (colour refinement: Weisfeiler and Lehman 1968).</remarks>
internal static class ObjectSignatures
{
    private const int Rounds = 4;

    /// <summary>The signature of each object that a task names.</summary>
    public static Dictionary<string, ulong> Of(GroundTask task)
    {
        var signatures = new Dictionary<string, ulong>();
        foreach (GroundFact fact in task.Facts)
        {
            Count(fact, isGoal: false);
        }

        // what the goal asks of an object counts with the names beside it
        foreach (int fact in task.Goal.Facts.Concat(task.Goal.Clauses.SelectMany(clause => clause)))
        {
            Count(task.Facts[fact], isGoal: true);
        }

        for (int round = 0; round < Rounds; round++)
        {
            var next = new Dictionary<string, ulong>(signatures);
            foreach (GroundAction action in task.Actions)
            {
                ulong whole = Mix(TextHash(action.Step.Action), (ulong)action.Cost);
                ImmutableArray<string> names = action.Step.Arguments;
                foreach (string name in names)
                {
                    whole = Mix(whole, signatures.GetValueOrDefault(name));
                }

                for (int i = 0; i < names.Length; i++)
                {
                    Add(next, names[i], Mix(whole, (ulong)i));
                }
            }

            signatures = next;
        }

        return signatures;

        void Count(GroundFact fact, bool isGoal)
        {
            for (int i = 0; i < fact.Fact?.Arguments.Length; i++)
            {
                string name = fact.Fact.Arguments[i];
                ulong hash = Mix(Mix(TextHash(fact.Fact.Predicate), (ulong)i), fact.IsPositive ? 1u : 0u);
                foreach (string other in isGoal ? fact.Fact.Arguments : [])
                {
                    hash = Mix(hash, other == name ? 0 : TextHash(other));
                }

                Add(signatures, name, hash);
            }
        }
    }

    // a sum does not depend on the order in which places are counted
    private static void Add(Dictionary<string, ulong> sums, string name, ulong hash) => sums[name] = sums.GetValueOrDefault(name) + hash;

    private static ulong Mix(ulong hash, ulong more) => WordHash.Fold(hash ^ more ^ WordHash.Start);

    // FNV-1a, since a string's own hash differs from run to run
    private static ulong TextHash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (char letter in text)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        return hash;
    }
}
