using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>Tables of a run: by planner and kind, how planners ended, and one sentence for each planner at the end.</summary>
internal static class Summary
{
    public static string Of(IReadOnlyCollection<BenchmarkRow> rows, ImmutableArray<Contender> contenders, ImmutableArray<BenchmarkRow> peers)
    {
        var text = new StringBuilder();
        text.AppendLine();
        Line(text, $"{"planner",-24} {"kind",-10} {"solved",9} {"median s",9} {"p90 s",8} {"peak MB",8} {"cost sum",10} {"best known",10} {"optimal",8}");
        foreach (IGrouping<(string Planner, string Kind), BenchmarkRow> group in rows.Concat(peers).GroupBy(row => (row.Planner, row.Kind)))
        {
            BenchmarkRow[] all = [.. group];
            BenchmarkRow[] solved = [.. all.Where(row => row.IsSolved)];
            BenchmarkRow[] comparable = [.. solved.Where(row => row.BestCost is not null)];
            int atBest = comparable.Count(row => row.Cost <= row.BestCost + 1e-6);
            Line(text, $"{group.Key.Planner,-24} {group.Key.Kind,-10} {$"{solved.Length}/{all.Length}",9} {Quantile(solved, 0.5),9:F3} {Quantile(solved, 0.9),8:F3} {all.Max(row => row.PeakMegabytes),8:F0} {comparable.Sum(row => row.Cost),10:0.##} {comparable.Sum(row => row.BestCost),10:0.##} {$"{atBest}/{comparable.Length}",8}");
        }

        text.AppendLine();
        foreach (var group in rows.GroupBy(row => (row.Planner, row.Status, row.ExitCode, row.Engine)).OrderBy(group => group.Key.Planner, StringComparer.Ordinal))
        {
            Line(text, $"{group.Key.Planner,-20} {group.Count(),4} x {group.Key.Status}, exit code {group.Key.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none"}{(group.Key.Engine is { } engine ? $", by {engine}" : "")}");
        }

        foreach (BenchmarkRow row in rows.Where(row => row.Complaint is not null))
        {
            Line(text, $"WRONG {row.Planner}, {row.Problem}: {row.Complaint}");
        }

        text.AppendLine();
        BenchmarkRow[] everybody = [.. rows, .. peers];
        foreach (Contender contender in contenders)
        {
            text.AppendLine(Sentence(contender, everybody));
        }

        return text.ToString();
    }

    /// <summary>Such as <c>search first plan: 51 of 51, median 0.21 s, p90 0.40 s, cost sum 2893 (lama-first 2950)</c>.</summary>
    private static string Sentence(Contender contender, BenchmarkRow[] everybody)
    {
        BenchmarkRow[] all = [.. everybody.Where(row => row.Planner == contender.Name)];
        var solved = all.Where(row => row.IsSolved).ToDictionary(row => row.Problem);
        var comparisons = new List<string>();
        foreach (IGrouping<string, BenchmarkRow> other in everybody.Where(row => row.Planner != contender.Name).GroupBy(row => row.Planner))
        {
            BenchmarkRow[] both = [.. other.Where(row => row.IsSolved && solved.ContainsKey(row.Problem))];
            double ours = both.Sum(row => solved[row.Problem].Cost ?? 0), theirs = both.Sum(row => row.Cost ?? 0);
            if (both.Length > 0)
            {
                comparisons.Add(both.Length == solved.Count
                    ? string.Create(CultureInfo.InvariantCulture, $"{Short(other.Key)} {theirs:0.##}")
                    : string.Create(CultureInfo.InvariantCulture, $"{Short(other.Key)} {theirs:0.##} against {ours:0.##} on the {both.Length} of both"));
            }
        }

        string aim = contender.IsOptimal ? "proved optimal" : "first plan";
        string name = contender.Name.Replace(" --optimal", "", StringComparison.Ordinal);
        int wrong = all.Count(row => row.Complaint is not null);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name} {aim}: {solved.Count} of {all.Length}, median {Quantile([.. solved.Values], 0.5):F2} s, p90 {Quantile([.. solved.Values], 0.9):F2} s, cost sum {solved.Values.Sum(row => row.Cost):0.##}{(comparisons.Count > 0 ? $" ({string.Join("; ", comparisons)})" : "")}{(wrong > 0 ? $", {wrong} WRONG" : "")}");
    }

    private static string Short(string planner) => planner.Replace(PeerFigures.Mark, "", StringComparison.Ordinal);

    /// <summary>The least of the times that at least that share of the solved problems keeps to; not a number without any.</summary>
    private static double Quantile(BenchmarkRow[] solved, double share)
    {
        double[] times = [.. solved.Select(row => row.WallSeconds).Order()];
        return times.Length == 0 ? double.NaN : times[Math.Max(0, (int)Math.Ceiling(share * times.Length) - 1)];
    }

    private static void Line(StringBuilder text, FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
}
