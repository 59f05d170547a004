using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The pictures of a report, drawn from traces: the stations of one episode, a success and a failure.</summary>
/// <param name="Stations">The stations, of a success where there is one; null when no trace can be drawn.</param>
/// <param name="Success">An episode that reached the goal.</param>
/// <param name="Failure">An episode that did not.</param>
/// <param name="Remarks">What could not be drawn, and why.</param>
internal sealed record ReportPictures(StationPictures? Stations, FilmStrip? Success, FilmStrip? Failure, ImmutableArray<string> Remarks)
{
    // traces that cannot be drawn mostly have one cause, and each is tried
    private const int Attempts = 3;

    /// <summary>Draws the pictures. What is missing or broken is remarked upon and left out.</summary>
    /// <param name="domains">The folder of the domains.</param>
    /// <param name="runs">The runs with their names in the report.</param>
    public static ReportPictures Draw(string domains, IReadOnlyList<(string Name, RunContents Run)> runs)
    {
        var remarks = new List<string>();
        using EpisodePictures? success = Open(domains, runs, row => row.Outcome == EpisodeOutcome.Success, remarks);
        using EpisodePictures? failure = Open(
            domains, runs, row => row.Outcome is EpisodeOutcome.Failure or EpisodeOutcome.Timeout, remarks);
        try
        {
            remarks.AddRange((success ?? failure)?.Changes() ?? []);
            return new ReportPictures(
                (success ?? failure)?.Stations(), success?.Strip(), failure?.Strip(), [.. remarks.Distinct()]);
        }
        catch (NeuroSymbolicException error)
        {
            return new ReportPictures(null, null, null, [.. remarks, $"There are no pictures: {error.Message}"]);
        }
    }

    private static EpisodePictures? Open(
        string domains, IReadOnlyList<(string Name, RunContents Run)> runs, Func<EpisodeRow, bool> wanted, List<string> remarks)
    {
        var candidates =
            from run in runs
            from row in run.Run.Rows
            where wanted(row)
            orderby row.PlanSteps is null // the stations are those of an agent that plans
            select (run.Name, run.Run, row);
        foreach ((string name, RunContents run, EpisodeRow row) in candidates.Take(Attempts))
        {
            try
            {
                return EpisodePictures.Open(domains, name, run, row);
            }
            catch (NeuroSymbolicException error)
            {
                remarks.Add($"No pictures of {row.Task} {row.Agent} episode {row.Episode}: {error.Message}");
            }
        }

        return null;
    }
}
