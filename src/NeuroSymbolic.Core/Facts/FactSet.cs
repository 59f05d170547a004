using System.Collections;
using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>An immutable set of facts with value equality: a symbolic state, a goal, or what is known for certain.</summary>
/// <remarks>As a state it is closed-world: what it does not contain is false. Enumerates in text order.</remarks>
public sealed class FactSet : IReadOnlyCollection<Fact>, IEquatable<FactSet>
{
    private readonly ImmutableSortedSet<Fact> facts;

    /// <summary>A set of the given facts; repeated ones count once.</summary>
    public FactSet(IEnumerable<Fact> facts) => this.facts = facts.ToImmutableSortedSet();

    private FactSet(ImmutableSortedSet<Fact> facts) => this.facts = facts;

    /// <summary>The set of no fact.</summary>
    public static FactSet Empty { get; } = new(ImmutableSortedSet<Fact>.Empty);

    /// <inheritdoc/>
    public int Count => facts.Count;

    /// <summary>Reads facts written as <c>(on a b)</c>, one string each.</summary>
    /// <exception cref="FormatException">A string is not a fact.</exception>
    public static FactSet Parse(params ReadOnlySpan<string> texts)
    {
        var builder = ImmutableSortedSet.CreateBuilder<Fact>();
        foreach (string text in texts)
        {
            builder.Add(Fact.Parse(text));
        }

        return new FactSet(builder.ToImmutable());
    }

    /// <summary>Whether the fact is in the set.</summary>
    public bool Contains(Fact fact) => facts.Contains(fact);

    /// <summary>Whether every fact of <paramref name="others"/> is in the set.</summary>
    public bool ContainsAll(FactSet others) => facts.IsSupersetOf(others.facts);

    /// <summary>This set with the fact.</summary>
    public FactSet With(Fact fact) => new(facts.Add(fact));

    /// <summary>This set without the fact.</summary>
    public FactSet Without(Fact fact) => new(facts.Remove(fact));

    /// <summary>The facts of both sets.</summary>
    public FactSet Union(FactSet others) => new(facts.Union(others.facts));

    /// <summary>The facts of this set that <paramref name="others"/> lacks.</summary>
    public FactSet Except(FactSet others) => new(facts.Except(others.facts));

    /// <inheritdoc/>
    public IEnumerator<Fact> GetEnumerator() => facts.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(FactSet? other) => other is not null && facts.SetEquals(other.facts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FactSet);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (Fact fact in facts)
        {
            hash.Add(fact);
        }

        return hash.ToHashCode();
    }

    /// <summary>The facts in text order, separated by spaces.</summary>
    public override string ToString() => string.Join(' ', facts);
}
