namespace NeuroSymbolic.Planner.Learning;

/// <summary>Things that an action without a name needs and does not change: in each example the one thing that is tied to a parameter in
/// the same way, as a room is to its building, and of which more than this tie holds in all examples.</summary>
internal static class FurtherParameters
{
    private const int Most = 2;

    /// <summary>The examples with further things in their bindings; the same ones where there are none.</summary>
    public static List<Example> Add(List<Example> examples, PredicateTable predicates)
    {
        for (int count = 0; count < Most && Find(examples, predicates) is { } extended; count++)
        {
            examples = extended;
        }

        return examples;
    }

    private static List<Example>? Find(List<Example> examples, PredicateTable predicates)
    {
        int position = examples[0].Binding.Length;
        for (int predicate = 0; predicate < predicates.Count; predicate++)
        {
            if (predicates.ArityOf(predicate) != 2)
            {
                continue;
            }

            for (int tied = 0; tied < 2 * position; tied++)
            {
                if (Extend(examples, predicate, tied / 2, tied % 2) is { } extended
                    && ConditionCandidates.MostSpecific(extended).Atoms.Exists(atom => SaysMore(atom, position, tied / 2, predicates)))
                {
                    return extended;
                }
            }
        }

        return null;
    }

    private static bool SaysMore(LiftedAtom atom, int position, int tied, PredicateTable predicates) =>
        atom.Predicate >= 0 && atom.Positions.Contains(position)
        && (predicates.Changes(atom.Predicate)
            ? !atom.Positions.Contains(tied)
            : atom.Positions.Any(other => other != position && other != tied));

    /// <param name="examples">The examples.</param>
    /// <param name="predicate">The tie.</param>
    /// <param name="position">The parameter that is tied.</param>
    /// <param name="place">Where it stands in the tie: 0 first, 1 second.</param>
    private static List<Example>? Extend(List<Example> examples, int predicate, int position, int place)
    {
        var extended = new List<Example>(examples.Count);
        foreach (Example example in examples)
        {
            int[] things = [.. example.Before.Facts
                .Where(fact => fact.Predicate == predicate && fact.Arguments[place] == example.Binding[position])
                .Select(fact => fact.Arguments[1 - place])];
            if (things is not [int thing] || example.Binding.Contains(thing))
            {
                return null;
            }

            extended.Add(example with { Binding = [.. example.Binding, thing] });
        }

        return extended;
    }
}
