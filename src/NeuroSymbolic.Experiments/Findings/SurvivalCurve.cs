using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>How far episodes came, sub-task by sub-task: where one mistake in a hundred ends a long task.</summary>
/// <remarks>No episode is censored, as each runs to its end, so the estimate of E. L. Kaplan and P. Meier (JASA 53, 1958) is the plain share.</remarks>
/// <param name="Task">The task.</param>
/// <param name="Agent">The agent.</param>
/// <param name="Points">From the start to the last step of a shortest plan.</param>
public sealed record SurvivalCurve(string Task, string Agent, ImmutableArray<SurvivalPoint> Points)
{
    /// <summary>The curve of the rows of one task and agent; null when no row says how far it came.</summary>
    /// <param name="rows">At least one row.</param>
    public static SurvivalCurve? Of(IReadOnlyList<EpisodeRow> rows)
    {
        (int Reached, int Steps)[] ways =
        [
            .. from row in rows
               where row.ReferenceSteps is not null
               select ((int)Math.Round((row.PlanFraction ?? 0) * row.ReferenceSteps!.Value), row.ReferenceSteps.Value),
        ];
        return ways is [] ? null : new(rows[0].Task, rows[0].Agent, [.. Enumerable.Range(0, ways.Max(way => way.Steps) + 1).Select(Point)]);

        SurvivalPoint Point(int step)
        {
            int all = ways.Count(way => way.Steps >= step);
            int arrived = ways.Count(way => way.Steps >= step && way.Reached >= step);
            Interval interval = WilsonInterval.Of(arrived, all);
            return new SurvivalPoint(step, (double)arrived / all, interval.Low, interval.High, all);
        }
    }
}
