using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Writes groups of atoms as sets of facts of which at most one holds, leaving out those that variables or others say
/// already.</summary>
internal sealed class ExclusiveFactsWriter(VariableLayout layout)
{
    public ImmutableArray<ImmutableArray<int>> Write(List<AtomGroup> groups)
    {
        var sets = new List<int[]>();
        foreach (AtomGroup group in groups)
        {
            var facts = new List<int>(group.Atoms.Length);
            foreach (int atom in group.Atoms)
            {
                if (layout.FactOf(atom) is >= 0 and var fact)
                {
                    facts.Add(fact);
                }
            }

            facts.Sort();
            if (facts.Count > 1 && !facts.TrueForAll(fact => layout.VariableOf(fact) == layout.VariableOf(facts[0])))
            {
                sets.Add(facts.ToArray());
            }
        }

        // the largest first, so that a set within another comes after it
        sets.Sort((left, right) => left.Length != right.Length
            ? right.Length.CompareTo(left.Length)
            : left.AsSpan().SequenceCompareTo(right));
        var maximal = new List<int[]>();
        foreach (int[] set in sets)
        {
            if (!maximal.Exists(other => Array.TrueForAll(set, fact => Array.BinarySearch(other, fact) >= 0)))
            {
                maximal.Add(set);
            }
        }

        return [.. maximal.ConvertAll(set => set.ToImmutableArray())];
    }
}
