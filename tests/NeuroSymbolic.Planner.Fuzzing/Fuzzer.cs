using System.Collections.Immutable;
using System.Diagnostics;

namespace NeuroSymbolic.Planner.Fuzzing;

/// <summary>Tries mutants one after another and notes what goes wrong: exceptions other than refusals, hangs, hunger for memory.</summary>
/// <remarks>A stack overflow ends the process, which nobody can overlook.</remarks>
public sealed class Fuzzer
{
    private const long MostBytes = 1L << 30;
    private const int MostFindings = 20;

    // the stack of a thread on Windows; other systems give more
    private const int StackBytes = 1 << 20;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    private readonly IReadOnlyList<SeedFiles> seeds;
    private readonly int run;
    private readonly TimeSpan patience;
    private readonly Lock gate = new();
    private readonly Dictionary<MutantOutcome, int> outcomes = [];
    private readonly List<string> findings = [];
    private TimeSpan slowest;
    private long mostBytes;
    private int current;
    private long currentStart;
    private TimeSpan currentProcessorStart;
    private long currentHeapBytes;
    private long highestHeapBytes;

    /// <summary>A run of mutants.</summary>
    /// <param name="seeds">What they are made of.</param>
    /// <param name="run">A number that draws other mutants than another.</param>
    /// <param name="patience">A mutant that takes longer hangs.</param>
    public Fuzzer(IReadOnlyList<SeedFiles> seeds, int run, TimeSpan patience)
    {
        this.seeds = seeds;
        this.run = run;
        this.patience = patience;
    }

    /// <summary>Tries the first so many mutants of the run; ends early where one hangs.</summary>
    /// <param name="count">How many.</param>
    /// <param name="progress">Is told now and then how many are done.</param>
    public FuzzReport Run(int count, Action<FuzzReport>? progress = null)
    {
        currentStart = Stopwatch.GetTimestamp();
        currentProcessorStart = Environment.CpuUsage.TotalTime;
        var worker = new Thread(() => TryAll(count), StackBytes) { IsBackground = true };
        worker.Start();
        int told = 0;
        while (!worker.Join(Glance))
        {
            lock (gate)
            {
                highestHeapBytes = Math.Max(highestHeapBytes, GC.GetTotalMemory(forceFullCollection: false));

                // on a busy machine the clock runs faster than the mutant
                if (Stopwatch.GetElapsedTime(currentStart) > patience && Environment.CpuUsage.TotalTime - currentProcessorStart > patience)
                {
                    findings.Add($"mutant {current} hangs");
                    return Report();
                }

                if (progress is not null && current / 10_000 > told)
                {
                    told = current / 10_000;
                    progress(Report());
                }
            }
        }

        return Report();
    }

    private void TryAll(int count)
    {
        for (int number = 0; number < count && findings.Count < MostFindings; number++)
        {
            long start = Stopwatch.GetTimestamp();
            lock (gate)
            {
                current = number;
                currentStart = start;
                currentProcessorStart = Environment.CpuUsage.TotalTime;
                currentHeapBytes = highestHeapBytes = GC.GetTotalMemory(forceFullCollection: false);
            }

            long bytesBefore = GC.GetAllocatedBytesForCurrentThread();
            MutantOutcome? outcome = null;
            string? finding = null;
            try
            {
                outcome = Mutant.Draw(seeds, run, number).Try();
            }
            catch (Exception error)
            {
                finding = $"mutant {number}: {error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n').FirstOrDefault()?.Trim()}";
            }

            long askedBytes = GC.GetAllocatedBytesForCurrentThread() - bytesBefore;
            TimeSpan time = Environment.CpuUsage.TotalTime - currentProcessorStart;
            lock (gate)
            {
                // what was asked for may be garbage at once, and other threads may make the heap grow: neither alone tells
                highestHeapBytes = Math.Max(highestHeapBytes, GC.GetTotalMemory(forceFullCollection: false));
                long bytes = Math.Min(askedBytes, highestHeapBytes - currentHeapBytes);
                finding ??= bytes > MostBytes ? $"mutant {number} grows by {bytes >> 20} MiB" : null;
                slowest = time > slowest ? time : slowest;
                mostBytes = Math.Max(mostBytes, bytes);
                if (outcome is { } known)
                {
                    outcomes[known] = outcomes.GetValueOrDefault(known) + 1;
                }

                if (finding is not null)
                {
                    findings.Add(finding);
                }
            }
        }
    }

    private FuzzReport Report() =>
        new(current + 1, outcomes.ToImmutableDictionary(), slowest, mostBytes, [.. findings]);
}
