namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>An atom (or a function) of an action schema or a goal over numbered symbols, variables and objects.</summary>
/// <param name="Symbol">The predicate's or the function's number.</param>
/// <param name="Terms">A variable's slot in the binding, or the complement (~) of an object's number.</param>
internal sealed record LiftedAtom(int Symbol, int[] Terms)
{
    /// <summary>The object that a term stands for; -1 while its variable is free.</summary>
    public int Bound(int position, ReadOnlySpan<int> binding) =>
        Terms[position] < 0 ? ~Terms[position] : binding[Terms[position]];

    /// <summary>Writes the objects under a binding of all variables into the buffer, or into a larger one.</summary>
    public ReadOnlySpan<int> Bind(ReadOnlySpan<int> binding, Span<int> buffer)
    {
        if (Terms.Length > buffer.Length)
        {
            buffer = new int[Terms.Length];
        }

        for (int i = 0; i < Terms.Length; i++)
        {
            buffer[i] = Terms[i] < 0 ? ~Terms[i] : binding[Terms[i]];
        }

        return buffer[..Terms.Length];
    }
}
