using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>The card of a network that finds a domain's objects in the pictures of one camera.</summary>
public sealed record DetectorCard : ModelCard
{
    /// <summary>The domain whose pictures it was trained on.</summary>
    public required string Domain { get; init; }

    /// <summary>The camera that took them.</summary>
    public required string Camera { get; init; }

    /// <summary>The objects that it finds, in the order of its output.</summary>
    public required ImmutableArray<string> Objects { get; init; }

    /// <summary>Reads the card of a detector's folder.</summary>
    /// <inheritdoc cref="ModelCard.Load{T}" path="/exception"/>
    public static new DetectorCard Load(string folder)
    {
        DetectorCard card = Load(folder, PerceptionJsonContext.Default.DetectorCard);
        return card.Objects.IsDefaultOrEmpty ? throw new InputException($"{card.Path} must list at least one of each: objects, inputs, outputs.") : card;
    }
}
