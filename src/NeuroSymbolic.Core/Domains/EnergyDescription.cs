using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>What steps cost the robot in a domain, as fitted to recorded episodes; see <see cref="StepEnergy"/> for the formula.</summary>
public sealed record EnergyDescription
{
    /// <summary>Every step, wherever it takes the hand: reaching down, gripping or letting go, rising, J.</summary>
    [JsonPropertyName("step_j")]
    public required double StepJoules { get; init; }

    /// <summary>Crossing the table, J per metre.</summary>
    [JsonPropertyName("travel_j_per_m")]
    public required double TravelJoulesPerMetre { get; init; }

    /// <summary>Lifting and carrying, J per kilogram that is moved.</summary>
    [JsonPropertyName("load_j_per_kg")]
    public double LoadJoulesPerKilogram { get; init; }
}
