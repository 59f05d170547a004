using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>What the training of all models of an agent took.</summary>
/// <param name="Agent">The agent.</param>
/// <param name="Shares">Its models.</param>
public sealed record TrainingEnergy(string Agent, ImmutableArray<TrainingShare> Shares)
{
    /// <summary>The one source of all joules; null when they are of several, which make no sum.</summary>
    public string? Source => Shares.Select(share => share.Source).Distinct().ToArray() is [{ } only] ? only : null;

    /// <summary>The machine that all were trained on; null when there were several.</summary>
    public string? Hardware => Shares.Select(share => share.Hardware).Distinct().ToArray() is [{ } only] ? only : null;

    /// <summary>The final trainings, which is what the published study counted; null when one is not known.</summary>
    [JsonPropertyName("training_j")]
    public double? TrainingJoules => Sum(share => share.TrainingJoules);

    /// <summary>Demonstrations, pictures and tuning besides; a lower bound where cards do not state them.</summary>
    [JsonPropertyName("everything_j")]
    public double? EverythingJoules => Sum(share => share.EverythingJoules);

    /// <summary>How long the final trainings took.</summary>
    public double? Seconds => Shares.Any(share => share.Seconds is null) ? null : Shares.Sum(share => share.Seconds);

    private double? Sum(Func<TrainingShare, double?> part) =>
        Source is null || Shares.Any(share => part(share) is null) ? null : Shares.Sum(part);
}
