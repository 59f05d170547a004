using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Conditions and effects that are conjunctions of literals, as lists of these.</summary>
internal static class StripsSubset
{
    public static Formula ToFormula(ImmutableArray<Literal> literals) =>
        new Formula.And([.. literals.Select(literal =>
        {
            Formula atom = literal.Predicate == Literal.Equality
                ? new Formula.Same(literal.Terms[0], literal.Terms[1])
                : new Formula.Atom(literal.Predicate, literal.Terms);
            return literal.IsPositive ? atom : new Formula.Not(atom);
        })]);

    public static Effect ToEffect(ImmutableArray<Literal> literals) =>
        new Effect.All([.. literals.Select(literal =>
            new Effect.Literal(new Formula.Atom(literal.Predicate, literal.Terms), literal.IsPositive))]);

    public static ImmutableArray<Literal> Literals(Formula formula) => formula switch
    {
        Formula.And and => [.. and.Parts.SelectMany(part => Literals(part))],
        Formula.Atom atom => [new Literal(atom.Predicate, atom.Terms)],
        Formula.Same same => [new Literal(Literal.Equality, [same.Left, same.Right])],
        Formula.Not { Part: var part } => [Literals(part) is [var literal] ? literal with { IsPositive = false } : throw new NotSupportedException()],
        _ => throw new NotSupportedException(),
    };

    public static ImmutableArray<Literal> Literals(Effect effect) => effect switch
    {
        Effect.All all => [.. all.Parts.SelectMany(part => Literals(part))],
        Effect.Literal literal => [new Literal(literal.Atom.Predicate, literal.Atom.Terms, literal.IsPositive)],
        _ => throw new NotSupportedException(),
    };
}
