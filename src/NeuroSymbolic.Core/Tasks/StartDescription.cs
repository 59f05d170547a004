using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>How a task begins.</summary>
public sealed record StartDescription
{
    /// <summary>Facts that say where each thing is, such as <c>(on {0} left)</c>, with {0}, {1} for the episode's movable objects in the domain's order;
    /// <c>(on {each} {next:left})</c> is repeated for each of them, with the one after it, and with the place after the last: a tower.</summary>
    public required ImmutableArray<string> Facts { get; init; }

    /// <summary>Places in an order drawn anew for each episode, for which the facts have {place0}, {place1}; left out for none.</summary>
    public ImmutableArray<string> Places { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>Actions drawn at random that lead from there to the start; one more where the hand would not be empty.</summary>
    public int Walk { get; init; }

    /// <summary>Standard deviation along x and y of what is put on a place, metres.</summary>
    [JsonPropertyName("position_noise_m")]
    public double PositionNoiseMetres { get; init; }

    /// <summary>Largest turn about the vertical, either way, of what is put anywhere on a place, radians; 0 where it is left out.</summary>
    [JsonPropertyName("turn_rad")]
    public double LargestTurnRadians { get; init; }
}
