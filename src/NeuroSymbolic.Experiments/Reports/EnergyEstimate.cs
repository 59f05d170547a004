using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>Energy of computing in the episodes whose joules come from one source in one way; joules of different sources are never mixed.</summary>
public sealed record EnergyEstimate
{
    /// <summary>The source as the rows have it, such as <c>rapl+nvml</c>; <c>unknown</c> when they do not say.</summary>
    public required string Source { get; init; }

    /// <summary>What that means: <c>measured</c> by counters, <c>modelled</c>, <c>partly modelled</c> or <c>of unknown source</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How they were metered, <c>direct</c> or <c>replay</c>; null when the rows do not say.</summary>
    public string? Metering { get; init; }

    /// <summary>Episodes with this source.</summary>
    public required int N { get; init; }

    /// <summary>Energy of looking for each episode, joules.</summary>
    [JsonPropertyName("perception_j")]
    public Estimate? PerceptionJoules { get; init; }

    /// <summary>Energy of planning for each episode, joules.</summary>
    [JsonPropertyName("planning_j")]
    public Estimate? PlanningJoules { get; init; }

    /// <summary>Energy of the agent's remaining work for each episode, joules.</summary>
    [JsonPropertyName("policy_j")]
    public Estimate? PolicyJoules { get; init; }

    /// <summary>The three together, joules.</summary>
    [JsonPropertyName("controller_j")]
    public Estimate? ControllerJoules { get; init; }

    /// <summary>Energy of the whole episode, simulation included, joules.</summary>
    [JsonPropertyName("total_j")]
    public Estimate? TotalJoules { get; init; }

    /// <summary>Perception, planning and policy less what the machine draws at rest in that time, joules.</summary>
    [JsonPropertyName("controller_net_j")]
    public Estimate? ControllerNetJoules { get; init; }

    /// <summary>The whole episode less what the machine draws at rest in that time, joules.</summary>
    [JsonPropertyName("total_net_j")]
    public Estimate? TotalNetJoules { get; init; }

    /// <summary>One estimate for each source among the rows; none when no row has joules.</summary>
    public static IEnumerable<EnergyEstimate> Of(IEnumerable<EpisodeRow> rows) =>
        from row in rows
        where row.PerceptionJoules is not null || row.PlanningJoules is not null || row.PolicyJoules is not null
            || row.ControllerJoules is not null || row.TotalJoules is not null
        group row by (Source: row.EnergySource ?? "unknown", Metering: row.EnergyMetering) into same
        orderby same.Key
        select new EnergyEstimate
        {
            Source = same.Key.Source,
            Kind = KindOf(same.Key.Source),
            Metering = same.Key.Metering,
            N = same.Count(),
            PerceptionJoules = Estimate.Of(same.Select(row => row.PerceptionJoules)),
            PlanningJoules = Estimate.Of(same.Select(row => row.PlanningJoules)),
            PolicyJoules = Estimate.Of(same.Select(row => row.PolicyJoules)),
            ControllerJoules = Estimate.Of(same.Select(row => row.ControllerJoules)),
            TotalJoules = Estimate.Of(same.Select(row => row.TotalJoules)),
            ControllerNetJoules = Estimate.Of(same.Select(row => row.ControllerNetJoules)),
            TotalNetJoules = Estimate.Of(same.Select(row => row.TotalNetJoules)),
        };

    /// <summary>What a source means: <c>measured</c>, <c>modelled</c> and so on.</summary>
    internal static string KindOf(string source)
    {
        string[] parts = source.Split('+');
        return parts.All(part => part is "rapl" or "nvml") ? "measured"
            : parts.All(part => part == "model") ? "modelled"
            : parts.All(part => part is "rapl" or "nvml" or "model") ? "partly modelled"
            : "of unknown source";
    }
}
