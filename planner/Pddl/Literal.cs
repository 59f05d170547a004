using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>An atom or its negation over parameters and objects, such as <c>(not (on ?d left))</c>.</summary>
/// <param name="Predicate">The predicate, or <see cref="Equality"/>.</param>
/// <param name="Terms">Names of parameters (with their question mark) and objects.</param>
/// <param name="IsPositive">Whether the atom is asserted or denied.</param>
public sealed record Literal(string Predicate, ImmutableArray<string> Terms, bool IsPositive = true)
{
    /// <summary>The predicate of <c>(= a b)</c>, which is true of equal names.</summary>
    public const string Equality = "=";

    /// <summary>A literal without parameters that asserts the fact.</summary>
    public Literal(Fact fact)
        : this(fact.Predicate, fact.Arguments)
    {
    }

    /// <summary>PDDL text.</summary>
    public override string ToString()
    {
        string atom = $"({string.Join(' ', Terms.Prepend(Predicate))})";
        return IsPositive ? atom : $"(not {atom})";
    }
}
