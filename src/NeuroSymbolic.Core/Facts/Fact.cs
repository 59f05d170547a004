using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>One ground statement about the world, such as <c>(on cube1 cube2)</c>: the only language between the parts.</summary>
/// <remarks>Names are kept in lower case because PDDL is case-insensitive. Facts are equal when predicate and arguments are,
/// and are ordered by their text, so that every listing of facts is the same on every machine.</remarks>
[JsonConverter(typeof(FactConverter))]
public sealed class Fact : IEquatable<Fact>, IComparable<Fact>
{
    private readonly string text;

    /// <summary>A fact from its predicate and the names of its arguments.</summary>
    public Fact(string predicate, params ReadOnlySpan<string> arguments)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(predicate);
        Predicate = predicate.ToLowerInvariant();
        var names = ImmutableArray.CreateBuilder<string>(arguments.Length);
        foreach (string argument in arguments)
        {
            names.Add(argument.ToLowerInvariant());
        }

        Arguments = names.MoveToImmutable();
        text = SymbolicText.Write(Predicate, Arguments);
    }

    /// <summary>The predicate's name, such as <c>on</c>.</summary>
    public string Predicate { get; }

    /// <summary>The names of the objects it speaks of, in the predicate's order.</summary>
    public ImmutableArray<string> Arguments { get; }

    /// <summary>Reads <c>(on cube1 cube2)</c>.</summary>
    /// <exception cref="FormatException">The text is not one parenthesised list of names.</exception>
    public static Fact Parse(string text)
    {
        (string predicate, string[] arguments) = SymbolicText.Read(text);
        return new Fact(predicate, arguments);
    }

    /// <inheritdoc/>
    public bool Equals(Fact? other) => other is not null && text == other.text;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Fact);

    /// <inheritdoc/>
    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public int CompareTo(Fact? other) => string.CompareOrdinal(text, other?.text);

    /// <summary>The PDDL text, <c>(on cube1 cube2)</c>.</summary>
    public override string ToString() => text;

    /// <summary>Whether both state the same.</summary>
    public static bool operator ==(Fact? left, Fact? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether they state different things.</summary>
    public static bool operator !=(Fact? left, Fact? right) => !(left == right);

    /// <summary>Whether the left text comes first.</summary>
    public static bool operator <(Fact? left, Fact? right) => Comparer<Fact?>.Default.Compare(left, right) < 0;

    /// <summary>Whether the left text comes first or is the same.</summary>
    public static bool operator <=(Fact? left, Fact? right) => Comparer<Fact?>.Default.Compare(left, right) <= 0;

    /// <summary>Whether the left text comes last.</summary>
    public static bool operator >(Fact? left, Fact? right) => right < left;

    /// <summary>Whether the left text comes last or is the same.</summary>
    public static bool operator >=(Fact? left, Fact? right) => right <= left;
}
