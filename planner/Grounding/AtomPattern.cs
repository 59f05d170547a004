namespace NeuroSymbolic.Planner;

/// <summary>An atom of an action schema over numbered predicates, parameters and objects.</summary>
/// <param name="Predicate">The predicate's number; -1 for equality.</param>
/// <param name="Terms">A parameter's position, or the complement (~) of an object's number.</param>
/// <param name="IsPositive">Whether it is asserted or denied.</param>
internal sealed record AtomPattern(int Predicate, int[] Terms, bool IsPositive)
{
    public static AtomPattern Compile(Literal literal, ActionSchema action, AtomTable atoms)
    {
        int[] terms = new int[literal.Terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            string term = literal.Terms[i];
            terms[i] = term[0] == '?' ? action.PositionOf(term) : ~atoms.ObjectNumber(term);
        }

        int predicate = literal.Predicate == Literal.Equality ? -1 : atoms.PredicateNumber(literal.Predicate, terms.Length);
        return new AtomPattern(predicate, terms, literal.IsPositive);
    }

    /// <summary>The object that a term stands for under a binding of the parameters; -1 while the parameter is free.</summary>
    public int Bound(int position, ReadOnlySpan<int> binding) =>
        Terms[position] < 0 ? ~Terms[position] : binding[Terms[position]];

    /// <summary>Writes the arguments under a complete binding.</summary>
    public Span<int> Bind(ReadOnlySpan<int> binding, Span<int> arguments)
    {
        for (int i = 0; i < Terms.Length; i++)
        {
            arguments[i] = Bound(i, binding);
        }

        return arguments[..Terms.Length];
    }
}
