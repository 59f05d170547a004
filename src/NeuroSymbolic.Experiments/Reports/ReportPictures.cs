using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The pictures of a report, drawn from traces: the stations of one episode, and episodes as strips of film.</summary>
/// <param name="Stations">The stations, of a success where there is one; null when no trace can be drawn.</param>
/// <param name="Strips">A success and a failure; in a study those of each agent.</param>
/// <param name="Remarks">What could not be drawn, and why.</param>
internal sealed record ReportPictures(StationPictures? Stations, ImmutableArray<FilmStrip> Strips, ImmutableArray<string> Remarks)
{
    // traces that cannot be drawn mostly have one cause, and each is tried
    private const int Attempts = 3;

    /// <summary>Draws the pictures. What is missing or broken is remarked upon and left out.</summary>
    /// <param name="domains">The folder of the domains.</param>
    /// <param name="runs">The runs with their names in the report.</param>
    public static ReportPictures Draw(string domains, IReadOnlyList<(string Name, RunContents Run)> runs)
    {
        var remarks = new List<string>();
        var strips = new List<FilmStrip>();
        StationPictures? stations = null;
        try
        {
            foreach (var candidates in Candidates(runs))
            {
                using EpisodePictures? pictures = Open(domains, candidates, remarks);
                remarks.AddRange(pictures?.Changes() ?? []);
                stations ??= pictures?.Stations();
                strips.AddRange(pictures is null ? [] : [pictures.Strip()]);
            }

            return new ReportPictures(stations, [.. strips], [.. remarks.Distinct()]);
        }
        catch (NeuroSymbolicException error)
        {
            return new ReportPictures(null, [], [.. remarks, $"There are no pictures: {error.Message}"]);
        }
    }

    // one strip for each list: of a study the longest task that an agent solved and the shortest at which it failed
    private static IEnumerable<IEnumerable<(string Name, RunContents Run, EpisodeRow Row)>> Candidates(
        IReadOnlyList<(string Name, RunContents Run)> runs)
    {
        (string Name, RunContents Run, EpisodeRow Row)[] all = [.. from run in runs from row in run.Run.Rows select (run.Name, run.Run, row)];
        if (runs is not [{ Run.Manifest: { Study: not null, Options: var options } }])
        {
            // the stations are those of an agent that plans
            var planned = all.OrderBy(one => one.Row.PlanSteps is null).ToList();
            return [planned.Where(one => IsSuccess(one.Row)), planned.Where(one => IsFailure(one.Row))];
        }

        return options.Agents.SelectMany(agent => (IEnumerable<(string, RunContents, EpisodeRow)>[])
        [
            all.Where(one => one.Row.Agent == agent && IsSuccess(one.Row)).OrderByDescending(one => options.Tasks.IndexOf(one.Row.Task)),
            all.Where(one => one.Row.Agent == agent && IsFailure(one.Row)).OrderBy(one => options.Tasks.IndexOf(one.Row.Task)),
        ]);
    }

    private static bool IsSuccess(EpisodeRow row) => row.Outcome == EpisodeOutcome.Success;

    private static bool IsFailure(EpisodeRow row) => row.Outcome is EpisodeOutcome.Failure or EpisodeOutcome.Timeout;

    private static EpisodePictures? Open(
        string domains, IEnumerable<(string Name, RunContents Run, EpisodeRow Row)> candidates, List<string> remarks)
    {
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
