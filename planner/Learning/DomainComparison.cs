using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>Whether two domains permit the same steps with the same outcome.</summary>
/// <param name="States">Different states in which they were compared.</param>
/// <param name="Differences">One sentence for each way in which an action differs; none where they are equivalent on these states.</param>
public sealed record DomainComparison(int States, ImmutableArray<string> Differences)
{
    /// <summary>Whether no difference was found.</summary>
    public bool IsEquivalent => Differences.IsEmpty;
}
