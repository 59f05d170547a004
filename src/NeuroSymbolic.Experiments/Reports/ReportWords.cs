using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>Figures in words, the same in every format.</summary>
internal static class ReportWords
{
    /// <summary>Stands where a figure would be that nobody measured.</summary>
    public const string NotMeasured = "not measured";

    /// <summary>The result in one sentence.</summary>
    public static string Verdict(IReadOnlyList<ReportedGroup> groups)
    {
        bool hasSeveralRuns = groups.Select(group => group.Run).Distinct().Count() > 1;
        var agents = groups.GroupBy(group => hasSeveralRuns ? $"{group.Agent} ({group.Run})" : group.Agent);
        string results = string.Join("; ", agents.Select(agent => $"{agent.Key} reached the goal in "
            + Enumeration([.. agent.Select(group => $"{group.Successes} of {group.N} episodes of {group.Task} ({RateWithInterval(group)})")])));
        return $"{results}; {Energy(groups)}.";
    }

    /// <summary>What a reader must know before believing the figures.</summary>
    public static IEnumerable<string> Remarks(IEnumerable<ReportedRun> runs, IReadOnlyCollection<ReportedGroup> groups)
    {
        foreach (ReportedRun run in runs.Where(run => run.EpisodesFinished < run.EpisodesAsked))
        {
            yield return $"The run {run.Name} is unfinished: {run.EpisodesFinished} of {run.EpisodesAsked} episodes have a row.";
        }

        foreach (string agent in groups.Select(group => group.Agent).Distinct().Where(agent => agent.Contains("oracle", StringComparison.Ordinal)))
        {
            yield return $"{agent} is told the true facts by the simulation: its figures show planning and motion, not perception, "
                + "and are not a result.";
        }

        if (groups.Sum(group => group.Errors) is > 0 and int errors)
        {
            yield return $"The program broke in {Count(errors, "episode")}, which {(errors == 1 ? "counts" : "count")} as not successful and "
                + $"{(errors == 1 ? "says" : "say")} nothing about the agent.";
        }
    }

    /// <summary>A rate in per cent with its interval.</summary>
    public static string RateWithInterval(ReportedGroup group) =>
        Text($"{group.Rate * 100:F1} %, 95 % interval {group.RateLow * 100:F1}–{group.RateHigh * 100:F1} %");

    /// <summary>Joules and, on a line of their own, the interval.</summary>
    public static string[] Joules(Estimate estimate) => [Joules(estimate.Mean), $"({Range(Joules(estimate.Low), Joules(estimate.High))})"];

    /// <summary>Joules with three digits in the unit that suits.</summary>
    public static string Joules(double joules) => Math.Abs(joules) switch
    {
        0 => "0 J",
        < 1 => $"{Digits(joules * 1e3)} mJ",
        < 1e3 => $"{Digits(joules)} J",
        < 1e6 => $"{Digits(joules / 1e3)} kJ",
        _ => $"{Digits(joules / 1e6)} MJ",
    };

    /// <summary>Where joules come from.</summary>
    public static string Source(EnergyEstimate energy) => energy.Metering == "replay" ? $"{energy.Source}, by replay" : energy.Source;

    /// <summary>A fraction in per cent and, on a line of its own, the interval.</summary>
    public static string[] Percent(Estimate estimate) =>
        [Text($"{estimate.Mean * 100:F1} %"), Text($"({estimate.Low * 100:F1}–{estimate.High * 100:F1} %)")];

    /// <summary>A number with three digits, or all of the digits before the point.</summary>
    public static string Digits(double value) => Math.Abs(value) switch
    {
        >= 100 => Text($"{value:F0}"),
        >= 10 => Text($"{value:F1}"),
        _ => Text($"{value:F2}"),
    };

    /// <summary>From one figure to another, the unit once where it is the same.</summary>
    public static string Range(string low, string high) =>
        low.Split(' ')[1] == high.Split(' ')[1] ? $"{low.Split(' ')[0]}–{high}" : $"{low} – {high}";

    /// <summary>A p value; small ones as a bound.</summary>
    public static string PValue(double p) => p < 0.001 ? "p < 0.001" : Text($"p = {p:F3}");

    /// <summary>A number with its noun.</summary>
    public static string Count(int number, string noun) => Text($"{number} {noun}{(number == 1 ? "" : "s")}");

    /// <summary>Text with numbers as English writes them.</summary>
    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Energy(IReadOnlyList<ReportedGroup> groups)
    {
        if (groups is [{ Energies: [{ ControllerJoules: { } joules } only] }])
        {
            return $"computing took {string.Join(' ', Joules(joules))} an episode, {only.Kind}";
        }

        string[] kinds = [.. groups.SelectMany(KindsOf).Distinct()];
        return $"the energy of computing was {(kinds is [var one] ? one : $"in part {string.Join(" and in part ", kinds)}")}";
    }

    private static IEnumerable<string> KindsOf(ReportedGroup group) =>
        group.Energies.Where(energy => energy.ControllerJoules is not null).Select(energy => energy.Kind).DefaultIfEmpty(NotMeasured);

    private static string Enumeration(string[] parts) =>
        parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} and {parts[^1]}";
}
