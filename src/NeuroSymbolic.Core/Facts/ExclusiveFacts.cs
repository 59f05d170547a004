using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>Facts of which no two hold at a time, such as all that say where one cube is.</summary>
/// <param name="Facts">The facts, in text order.</param>
/// <param name="ExactlyOne">Whether one of them always holds; otherwise there may be none.</param>
public sealed record ExclusiveFacts(ImmutableArray<Fact> Facts, bool ExactlyOne)
{
    /// <summary>Whether a state has as many of the facts as it may.</summary>
    public bool Allows(FactSet state)
    {
        ArgumentNullException.ThrowIfNull(state);
        int count = 0;
        foreach (Fact fact in Facts)
        {
            count += state.Contains(fact) ? 1 : 0;
        }

        return count == 1 || (count == 0 && !ExactlyOne);
    }

    /// <inheritdoc/>
    public bool Equals(ExclusiveFacts? other) =>
        other is not null && ExactlyOne == other.ExactlyOne && Facts.AsSpan().SequenceEqual(other.Facts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(ExactlyOne);
        foreach (Fact fact in Facts)
        {
            hash.Add(fact);
        }

        return hash.ToHashCode();
    }

    /// <summary>Such as <c>exactly one of (on cube1 left) (on cube1 right)</c>.</summary>
    public override string ToString() => $"{(ExactlyOne ? "exactly" : "at most")} one of {string.Join(' ', Facts)}";
}
