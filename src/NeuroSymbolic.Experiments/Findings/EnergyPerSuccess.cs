using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>What a success costs: the energy of all episodes, failed ones included, over the number of successes.</summary>
/// <param name="Task">The task.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Source">Where the joules come from.</param>
/// <param name="N">Episodes with joules of that source.</param>
/// <param name="Successes">Those that succeeded.</param>
/// <param name="Joules">Joules of the controller for each success; null without a success.</param>
/// <param name="Low">Lower end of the 95 % interval; without a success the one-sided 95 % bound.</param>
/// <param name="High">Upper end; null when there is none, because episodes like these may well all fail.</param>
public sealed record EnergyPerSuccess(
    string Task,
    string Agent,
    string Source,
    int N,
    int Successes,
    [property: JsonPropertyName("joules_j")] double? Joules,
    [property: JsonPropertyName("low_j")] double Low,
    [property: JsonPropertyName("high_j")] double? High)
{
    // the largest rate that still gives no success in n episodes with this probability is the one-sided 95 % bound
    private const double Doubt = 0.05;

    /// <summary>The figure for the rows of one task and agent; null when none has joules.</summary>
    /// <param name="rows">At least one row.</param>
    public static EnergyPerSuccess? Of(IReadOnlyList<EpisodeRow> rows)
    {
        EpisodeRow[]? known = rows.Where(row => row.ControllerJoules is not null)
            .GroupBy(row => (row.EnergySource, row.EnergyMetering)).MaxBy(same => same.Count())?.ToArray();
        if (known is null)
        {
            return null;
        }

        double[] joules = [.. known.Select(row => row.ControllerJoules!.Value)];
        double[] successes = [.. known.Select(row => row.Outcome == EpisodeOutcome.Success ? 1.0 : 0)];
        int count = (int)successes.Sum();
        string source = known[0].EnergySource ?? "unknown";
        if (count == 0)
        {
            double largestRate = 1 - Math.Pow(Doubt, 1.0 / known.Length);
            return new(known[0].Task, known[0].Agent, source, known.Length, 0, null, joules.Average() / largestRate, null);
        }

        Interval interval = Bootstrap.OfRatio(joules, successes);
        return new(
            known[0].Task,
            known[0].Agent,
            source,
            known.Length,
            count,
            joules.Sum() / count,
            interval.Low,
            double.IsInfinity(interval.High) ? null : interval.High);
    }
}
