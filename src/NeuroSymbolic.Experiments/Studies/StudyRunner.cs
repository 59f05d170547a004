using System.Runtime.ExceptionServices;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Runs every episode of a run that has no row yet: tasks × agents × episodes, several at a time.</summary>
/// <remarks>Episodes share nothing but the table, so their number at a time has no influence on their rows.</remarks>
/// <param name="folder">The run's folder.</param>
/// <param name="createRunner">Makes the runner of one thread; called on that thread.</param>
/// <param name="report">Told of each row; calls never overlap.</param>
public sealed class StudyRunner(RunFolder folder, Func<IEpisodeRunner> createRunner, Action<StudyProgress>? report = null)
{
    private readonly Lock gate = new();
    private int next = -1;
    private Exception? fault;

    /// <summary>Runs to the end, or until cancelled or an engine is missing; the summary is written in any case.</summary>
    /// <param name="jobs">Episodes at the same time, at least 1.</param>
    /// <param name="isAsked">Which episodes to run; null for all.</param>
    /// <param name="cancellation">Ends the run early; episodes under way are dropped.</param>
    /// <exception cref="NeuroSymbolicException">Nothing can run; rows that were finished are kept.</exception>
    /// <exception cref="OperationCanceledException">The run was cancelled; rows that were finished are kept.</exception>
    public RunSummary Run(int jobs, Func<EpisodeKey, bool>? isAsked = null, CancellationToken cancellation = default)
    {
        EpisodeKey[] keys = [.. folder.Manifest.Options.Keys()];
        var finished = folder.Table.Rows.Select(row => row.Key).ToHashSet();
        EpisodeKey[] open = [.. folder.Manifest.Options.RunningOrder().Where(key => !finished.Contains(key) && isAsked?.Invoke(key) != false)];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);

        var threads = Enumerable.Range(0, Math.Min(jobs, open.Length)).Select(number =>
        {
            var thread = new Thread(() => Work(open, keys.Length, stop)) { Name = $"episodes {number}" };
            thread.Start();
            return thread;
        }).ToList();
        threads.ForEach(thread => thread.Join());

        // rows came in order of completion; the finished table is in order of the keys
        var order = keys.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        folder.Table.Sort((left, right) => order[left.Key].CompareTo(order[right.Key]));
        var summary = RunSummary.Of(folder.Manifest, folder.Table.Rows);
        summary.Write(folder.SummaryPath);
        if (fault is not null)
        {
            ExceptionDispatchInfo.Throw(fault);
        }

        cancellation.ThrowIfCancellationRequested();
        return summary;
    }

    private void Work(EpisodeKey[] open, int total, CancellationTokenSource stop)
    {
        try
        {
            using IEpisodeRunner runner = createRunner();
            while (!stop.IsCancellationRequested && Interlocked.Increment(ref next) is int index && index < open.Length)
            {
                Finish(runner.Run(open[index], stop.Token), total);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // carried to the thread that called Run, which throws it
        catch (Exception error)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref fault, error, null);
            stop.Cancel();
        }
    }

    private void Finish(EpisodeRow row, int total)
    {
        lock (gate)
        {
            folder.Table.Append(row);
            int successes = folder.Table.Rows.Count(r => r.Outcome == EpisodeOutcome.Success);
            report?.Invoke(new StudyProgress(row, folder.Table.Rows.Count, total, successes));
        }
    }
}
