using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>The fewest effects that explain all changes of an action: what holds after each example may be made true by it, what does not may be
/// made false, and each change must come from one of these.</summary>
internal static class EffectLearner
{
    /// <exception cref="InputException">No effects over the parameters explain the changes.</exception>
    public static (List<LiftedAtom> Added, List<LiftedAtom> Deleted) Learn(
        ActionExamples action, CancellationToken cancellation)
    {
        List<Example> examples = action.Examples;
        List<LiftedAtom> added = [.. Lifted(examples, example => example.Added)
            .Where(atom => examples.TrueForAll(example => atom.Holds(example.After, example.Binding)))];

        // what is made false and true at once is true
        List<LiftedAtom> deleted = [.. Lifted(examples, example => example.Deleted)
            .Where(atom => examples.TrueForAll(example => !atom.Holds(example.After, example.Binding) || Saying(added, example, Key(atom, example)).Any()))];
        var clauses = new List<int[]>();
        foreach (Example example in examples)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (ObservedFact fact in example.Added)
            {
                clauses.Add(Explain(action, example, fact, [.. Saying(added, example, fact.Key).Select(index => index + 1)]));
            }

            foreach (ObservedFact fact in example.Deleted)
            {
                clauses.Add(Explain(action, example, fact, [.. Saying(deleted, example, fact.Key).Select(index => added.Count + index + 1)]));
            }

            for (int i = 0; i < deleted.Count; i++)
            {
                if (deleted[i].Holds(example.After, example.Binding))
                {
                    clauses.Add([-(added.Count + i + 1), .. Saying(added, example, Key(deleted[i], example)).Select(index => index + 1)]);
                }
            }
        }

        int[] costs = [.. Enumerable.Repeat(1, added.Count + deleted.Count)];
        bool[] chosen = SmallestSelection.Find(costs, Distinct(clauses), cancellation)
            ?? throw new InputException($"The changes of {Title(action)} contradict each other.");
        return ([.. added.Where((_, i) => chosen[i])], [.. deleted.Where((_, i) => chosen[added.Count + i])]);
    }

    private static IEnumerable<LiftedAtom> Lifted(List<Example> examples, Func<Example, IEnumerable<ObservedFact>> changes) =>
        examples.SelectMany(example => changes(example).SelectMany(fact => LiftedAtom.Of(fact, example.Binding))).Distinct();

    private static UInt128 Key(LiftedAtom atom, Example example) => atom.Key(example.Before.World, example.Binding);

    private static IEnumerable<int> Saying(List<LiftedAtom> atoms, Example example, UInt128 key) =>
        Enumerable.Range(0, atoms.Count).Where(index => Key(atoms[index], example) == key);

    private static int[] Explain(ActionExamples action, Example example, ObservedFact fact, int[] clause)
    {
        if (clause.Length > 0)
        {
            return clause;
        }

        int other = Array.FindIndex(fact.Arguments, thing => Array.IndexOf(example.Binding, thing) < 0);
        throw new InputException(other >= 0
            ? $"{example.Place}: {Title(action)} changes {fact.Fact}, and '{fact.Fact.Arguments[other]}' is none of its arguments; name it among them, or correct the states."
            : $"{example.Place}: {Title(action)} changes {fact.Fact}, and does not in all other examples; effects that depend on the state cannot be learned, so correct the states or give the two cases two names.");
    }

    private static string Title(ActionExamples action) => action.Name is { } name ? $"'{name}'" : "the action";

    private static IEnumerable<int[]> Distinct(List<int[]> clauses) => clauses.DistinctBy(clause => string.Join(' ', clause));
}
