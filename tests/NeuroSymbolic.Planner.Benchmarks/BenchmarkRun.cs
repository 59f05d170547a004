using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>Every contender on every problem, the contenders of one problem one after another.</summary>
/// <param name="problems">The problems.</param>
/// <param name="contenders">The planners.</param>
/// <param name="limits">What each may take for each problem.</param>
/// <param name="jobs">Problems at once.</param>
/// <param name="files">Where rows are kept; null for nowhere.</param>
/// <param name="progress">Gets a line for each row.</param>
internal sealed class BenchmarkRun(
    ImmutableArray<BenchmarkProblem> problems,
    ImmutableArray<Contender> contenders,
    RunLimits limits,
    int jobs,
    RowFiles? files,
    TextWriter progress)
{
    private readonly Lock gate = new();
    private readonly List<BenchmarkRow> rows = [];
    private int expected;

    /// <summary>Runs; after cancellation it gives back what there is.</summary>
    public IReadOnlyCollection<BenchmarkRow> Rows(CancellationToken cancellation)
    {
        var names = contenders.Select(contender => contender.Name).ToHashSet();
        var chosen = problems.Select(problem => problem.Name).ToHashSet();
        rows.AddRange((files?.Earlier ?? []).Where(row => names.Contains(row.Planner) && chosen.Contains(row.Problem)));
        var done = rows.Select(row => (row.Planner, row.Problem)).ToHashSet();
        (Contender Contender, BenchmarkProblem Problem)[] open =
        [
            .. from problem in problems
               from contender in contenders
               where contender.Takes(problem.Kind) && !done.Contains((contender.Name, problem.Name))
               select (contender, problem),
        ];
        expected = rows.Count + open.Length;
        try
        {
            foreach (Contender contender in open.Select(pair => pair.Contender).Distinct())
            {
                contender.WarmUp(cancellation);
            }

            Parallel.ForEach(
                open,
                new ParallelOptions { MaxDegreeOfParallelism = jobs, CancellationToken = cancellation },
                pair => Add(Measure(pair.Contender, pair.Problem, cancellation)));
        }
        catch (OperationCanceledException)
        {
            progress.WriteLine("ended early; the summary is of what is there");
        }

        return rows;
    }

    private BenchmarkRow Measure(Contender contender, BenchmarkProblem problem, CancellationToken cancellation)
    {
        DirectoryInfo scratch = Directory.CreateTempSubdirectory("planner-benchmark-");
        try
        {
            Answer answer = contender.Solve(problem, limits, scratch.FullName, cancellation);
            return Judge.Row(contender, problem, limits, answer);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private void Add(BenchmarkRow row)
    {
        lock (gate)
        {
            rows.Add(row);
            files?.Add(row);
            string cost = row.Cost is { } value
                ? string.Create(CultureInfo.InvariantCulture, $"cost {value:0.##}{(row.BestCost is { } best ? $" (best known {best:0.##})" : "")}")
                : row.Reason ?? "";
            progress.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{rows.Count,4}/{expected} {row.Planner,-18} {row.Problem,-48} {row.Status,-17} {row.WallSeconds,7:F2} s {row.PeakMegabytes,6:F0} MB  {cost}{(row.Complaint is { } wrong ? $"  WRONG: {wrong}" : "")}"));
        }
    }
}
