using System.Globalization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>A limit that a planner is told and must keep by itself.</summary>
/// <param name="Text">As the command takes it, such as <c>5s</c> or <c>200MB</c>.</param>
/// <param name="Time">Wall time for the whole process.</param>
/// <param name="MemoryBytes">Memory of the whole process; null where only the time is limited.</param>
internal sealed record StatedLimit(string Text, TimeSpan Time, long? MemoryBytes)
{
    // a run that is limited in memory has to end some day too
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(20);

    /// <summary>Overruns that are forgiven: a second or a tenth of the time, a tenth of the memory.</summary>
    private TimeSpan LatestEnd => Time + TimeSpan.FromSeconds(Math.Max(1, Time.TotalSeconds / 10));

    /// <summary>What is limited, read from text.</summary>
    /// <exception cref="InputException">It is neither seconds nor megabytes.</exception>
    public static StatedLimit Parse(string text)
    {
        if (text.EndsWith("MB", StringComparison.Ordinal) && Number(text[..^2]) is { } megabytes)
        {
            return new StatedLimit(text, LongestTime, (long)(megabytes * 1e6));
        }

        return text.EndsWith('s') && Number(text[..^1]) is { } seconds
            ? new StatedLimit(text, TimeSpan.FromSeconds(seconds), null)
            : throw new InputException($"The limit is '{text}', and seconds or megabytes such as 5s or 200MB are expected.");
    }

    /// <summary>The options of <c>neurosym plan</c>.</summary>
    public IEnumerable<string> Options =>
    [
        "--timeout", string.Create(CultureInfo.InvariantCulture, $"{Time.TotalSeconds}s"), .. MemoryBytes is null ? Array.Empty<string>() : ["--memory", Text],
    ];

    /// <summary>How far beyond what is forgiven the run went, as a part of the limit; 0 where it kept it.</summary>
    public double Excess(ProcessRun run) => Math.Max(
        Math.Max(0, run.WallSeconds - LatestEnd.TotalSeconds) / Time.TotalSeconds,
        MemoryBytes is { } bytes ? Math.Max(0, (run.PeakBytes ?? 0) - (1.1 * bytes)) / bytes : 0);

    private static double? Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out double value) && value > 0 ? value : null;
}
