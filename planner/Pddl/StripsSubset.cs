using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Conditions and effects that are conjunctions of literals, as lists of these.</summary>
internal static class StripsSubset
{
    public static ImmutableArray<Literal> Literals(Formula formula) => formula switch
    {
        Formula.And and => [.. and.Parts.SelectMany(part => Literals(part))],
        Formula.Atom atom => [new Literal(atom.Predicate, atom.Terms)],
        Formula.Same same => [new Literal(Literal.Equality, [same.Left, same.Right])],
        Formula.Not { Part: var part } => [Literals(part) is [var literal] ? literal with { IsPositive = false } : throw new InputException("Conditions and effects other than conjunctions of literals are not supported yet.")],
        _ => throw new InputException("Conditions and effects other than conjunctions of literals are not supported yet."),
    };

    public static ImmutableArray<Literal> Literals(Effect effect) => effect switch
    {
        Effect.All all => [.. all.Parts.SelectMany(part => Literals(part))],
        Effect.Literal literal => [new Literal(literal.Atom.Predicate, literal.Atom.Terms, literal.IsPositive)],
        _ => throw new InputException("Conditions and effects other than conjunctions of literals are not supported yet."),
    };
}
