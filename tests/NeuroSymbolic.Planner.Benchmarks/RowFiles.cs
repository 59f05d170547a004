using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>The rows of a run in its folder: <c>rows.jsonl</c>, one a line and flushed at once, and <c>rows.csv</c> of all at the end.</summary>
internal sealed class RowFiles : IDisposable
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly string folder;
    private readonly StreamWriter lines;

    private RowFiles(string folder, ImmutableArray<BenchmarkRow> earlier, bool append)
    {
        this.folder = folder;
        Earlier = earlier;
        lines = new StreamWriter(LinesPath(folder), append) { AutoFlush = true };
    }

    /// <summary>Rows that an earlier run of the same folder left.</summary>
    public ImmutableArray<BenchmarkRow> Earlier { get; }

    /// <exception cref="InputException">The folder has rows, and nobody said what to do with them.</exception>
    public static RowFiles Open(string folder, bool resume)
    {
        Directory.CreateDirectory(folder);
        string path = LinesPath(folder);
        if (!File.Exists(path))
        {
            return new RowFiles(folder, [], append: false);
        }

        if (!resume)
        {
            throw new InputException($"{path} is there already; --resume goes on with it, another --out begins anew.");
        }

        // the last line is torn where the run was killed while it wrote
        ImmutableArray<BenchmarkRow> rows = [.. File.ReadLines(path).Select(Read).OfType<BenchmarkRow>()];
        File.WriteAllLines(path, rows.Select(row => JsonSerializer.Serialize(row, Json)));
        return new RowFiles(folder, rows, append: true);
    }

    public void Add(BenchmarkRow row) => lines.WriteLine(JsonSerializer.Serialize(row, Json));

    /// <summary>Writes everything as a table, and the summary beside it.</summary>
    public void Finish(IReadOnlyCollection<BenchmarkRow> rows, string summary)
    {
        const string header = "planner,problem,domain,kind,status,exit_code,engine,solved,wall_s,peak_mb,plan_length,cost,best_cost,lower_bound,verdict,complaint,reason";
        File.WriteAllLines(Path.Combine(folder, "rows.csv"), rows.Select(row => string.Join(',', Cells(row).Select(Quote))).Prepend(header));
        File.WriteAllText(Path.Combine(folder, "summary.txt"), summary);
    }

    public void Dispose() => lines.Dispose();

    private static IEnumerable<object?> Cells(BenchmarkRow row) =>
    [
        row.Planner, row.Problem, row.Domain, row.Kind, row.Status, row.ExitCode, row.Engine, row.IsSolved ? 1 : 0, row.WallSeconds,
        row.PeakMegabytes, row.PlanLength, row.Cost, row.BestCost, row.LowerBound, row.Verdict, row.Complaint, row.Reason,
    ];

    private static string Quote(object? cell)
    {
        string text = Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
        return text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static BenchmarkRow? Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<BenchmarkRow>(line, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string LinesPath(string folder) => Path.Combine(folder, "rows.jsonl");
}
