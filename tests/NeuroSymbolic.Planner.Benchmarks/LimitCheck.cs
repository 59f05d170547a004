using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>Whether <c>neurosym plan</c> keeps its limits in every stage: each problem with each engine and each limit.</summary>
/// <param name="launcher">The command's path.</param>
/// <param name="engines">Values of its <c>--engine</c>.</param>
/// <param name="limits">What it is told.</param>
/// <param name="further">Arguments that each call gets too.</param>
/// <param name="output">Gets a line for each run and a summary.</param>
internal sealed class LimitCheck(
    string launcher, ImmutableArray<string> engines, ImmutableArray<StatedLimit> limits, ImmutableArray<string> further, TextWriter output)
{
    // other work on the machine delays a run now and then, and hardly three times
    private const int MostTries = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs; says how many runs overran every time that they were tried.</summary>
    public int Run(ImmutableArray<BenchmarkProblem> problems, CancellationToken cancellation)
    {
        var rows = new List<(string Group, double Seconds, double Megabytes, double Excess)>();
        foreach (BenchmarkProblem problem in problems)
        {
            foreach ((string engine, StatedLimit limit) in from engine in engines from limit in limits select (engine, limit))
            {
                if (Best(problem, engine, limit, cancellation) is not var (run, tries))
                {
                    output.WriteLine("ended early; the summary is of what is there");
                    return Summarise(rows);
                }

                double excess = limit.Excess(run);
                rows.Add(($"{engine,-8} {limit.Text,-8}", run.WallSeconds, (run.PeakBytes ?? 0) / 1e6, excess));
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{engine,-8} {limit.Text,-8} {problem.Name,-44} exit {run.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none",-4} {run.WallSeconds,7:F2} s {(run.PeakBytes ?? 0) / 1e6,6:F0} MB, tries {tries}{(excess > 0 ? "  OVERRUN" : "")}"));
            }
        }

        return Summarise(rows);
    }

    private int Summarise(List<(string Group, double Seconds, double Megabytes, double Excess)> rows)
    {
        foreach (var group in rows.GroupBy(row => row.Group))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{group.Key} {group.Count(),4} runs, at most {group.Max(row => row.Seconds):F2} s and {group.Max(row => row.Megabytes):F0} MB, {group.Count(row => row.Excess > 0)} overran"));
        }

        return rows.Count(row => row.Excess > 0);
    }

    /// <summary>The run that went the least beyond the limit, and how many there were; null where the user ended it.</summary>
    private (ProcessRun Run, int Tries)? Best(BenchmarkProblem problem, string engine, StatedLimit limit, CancellationToken cancellation)
    {
        ProcessRun? best = null;
        int tries = 0;
        while (!cancellation.IsCancellationRequested && tries < MostTries && (best is null || limit.Excess(best) > 0))
        {
            tries++;
            ProcessRun run = ProcessRun.Of(
                [launcher, "plan", problem.DomainPath, problem.ProblemPath, "--engine", engine, .. limit.Options, .. further],
                Directory.GetCurrentDirectory(), new RunLimits(Patience, long.MaxValue), CancellationToken.None);
            best = best is null || limit.Excess(run) < limit.Excess(best) ? run : best;
        }

        return best is null ? null : (best, tries);
    }
}
