using System.Diagnostics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Cli;

/// <summary>Tells of each better plan at once: a line on stderr, and files FILE.1, FILE.2 and so on beside FILE, which holds the last
/// one. Users of Fast Downward expect it so.</summary>
internal sealed class BetterPlans
{
    private readonly TextWriter error;
    private readonly string? path;
    private readonly Func<Plan, string> format;
    private readonly long start = Stopwatch.GetTimestamp();
    private int count;

    /// <param name="error">Takes the lines.</param>
    /// <param name="path">The file; null for none. Numbered files of an earlier run are deleted.</param>
    /// <param name="format">The text of a plan file.</param>
    public BetterPlans(TextWriter error, string? path, Func<Plan, string> format)
    {
        (this.error, this.path, this.format) = (error, path, format);
        for (int old = 1; path is not null && File.Exists(Numbered(old)); old++)
        {
            File.Delete(Numbered(old));
        }
    }

    /// <summary>Takes a plan that is better than those before.</summary>
    public void Tell(Plan plan)
    {
        count++;
        if (path is not null)
        {
            PddlArguments.WriteText(Numbered(count), format(plan));
            PddlArguments.WriteText(path, format(plan));
        }

        error.WriteLine(FormattableString.Invariant(
            $"plan {count}: cost {plan.Cost.ToDecimalText()}, {plan.Length} steps, after {Stopwatch.GetElapsedTime(start).TotalSeconds:F2} s"));
    }

    private string Numbered(int number) => $"{path}.{number}";
}
