namespace NeuroSymbolic.Planner.Learning;

/// <summary>The most specific condition: all that holds of the parameters before each example.</summary>
internal static class ConditionCandidates
{
    /// <returns>The statements, and the number of the last example, from 1, that one of the first example's failed in.</returns>
    public static (List<LiftedAtom> Atoms, int LastChange) MostSpecific(List<Example> examples)
    {
        Example first = examples[0];
        List<LiftedAtom> atoms = [.. first.Before.Facts.SelectMany(fact => LiftedAtom.Of(fact, first.Binding))];
        for (int i = 0; i < first.Binding.Length; i++)
        {
            for (int j = i + 1; j < first.Binding.Length; j++)
            {
                atoms.Add(new LiftedAtom(first.Binding[i] == first.Binding[j] ? LiftedAtom.Same : LiftedAtom.Different, [i, j]));
            }
        }

        int lastChange = 1;
        for (int i = 1; i < examples.Count; i++)
        {
            if (atoms.RemoveAll(atom => !atom.Holds(examples[i].Before, examples[i].Binding)) > 0)
            {
                lastChange = i + 1;
            }
        }

        return (atoms, lastChange);
    }
}
