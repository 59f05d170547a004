namespace NeuroSymbolic.Experiments;

/// <summary>The limits of a study that its run shows.</summary>
internal static class StudyLimits
{
    // McNemar's test and intervals of a few episodes say next to nothing
    private const int FewEpisodes = 50;
    private const double RestDrift = 0.05;

    /// <summary>A sentence for each.</summary>
    public static IEnumerable<string> Of(RunContents run)
    {
        RunManifest manifest = run.Manifest;
        StudyOrigin origin = manifest.Study!;
        int fewest = run.Rows.CountBy(row => (row.Task, row.Agent)).Min(group => group.Value);
        if (origin.AbsentAgents is not [])
        {
            yield return $"Not in this version and so not run: {string.Join(", ", origin.AbsentAgents)}. What was to be compared with them is not comparable.";
        }

        if (run.Rows.Length < run.EpisodesAsked)
        {
            yield return ReportWords.Text($"The study is unfinished: {run.Rows.Length} of {run.EpisodesAsked} episodes have a row.");
        }

        if (fewest < FewEpisodes && origin.Description.Published is not null)
        {
            yield return ReportWords.Text($"There are only {fewest} episodes of each task with each agent, where the published study has 50 to 100: the intervals are wide.");
        }

        if (origin.AnalysisPlanCommit is null)
        {
            yield return $"The plan of the analysis, {origin.Description.AnalysisPlan}, was not committed as it stood when the run began, so nothing shows that it is older than the numbers.";
        }

        if (manifest.Dirty == true)
        {
            yield return "The run was made with uncommitted changes, so its commit does not tell all that it was made with.";
        }

        string[] kinds = [.. run.Rows.Select(row => row.EnergySource ?? "unavailable").Distinct().Order(StringComparer.Ordinal)];
        if (kinds.Contains("model"))
        {
            yield return "Joules of computing are estimated from busy processor time, because no energy counter was read. They leave out the machine at rest and its "
                + "memory, and a ratio of them is one of processor time.";
        }

        if (kinds.Contains("unavailable"))
        {
            yield return ReportWords.Text($"In {run.Rows.Count(row => row.EnergySource is null or "unavailable")} of {run.Rows.Length} episodes the energy of computing is not known.");
        }

        if (!manifest.Options.RealTime)
        {
            yield return "Episodes ran as fast as the simulator goes. Joules of deciding do not depend on that, but those of whole episodes and of the machine at rest would be "
                + "others at the robot's pace; --real-time measures them.";
        }

        if (manifest.Energy is { RestWatts: { } before, RestWattsAfter: { } after })
        {
            foreach ((string source, double watts) in before.Where(rest => after.TryGetValue(rest.Key, out double later) && Math.Abs(later / rest.Value - 1) > RestDrift))
            {
                yield return ReportWords.Text($"The machine at rest drew {watts:F1} W ({source}) before the run and {after[source]:F1} W after it, more than 5 % apart: joules net of rest are doubtful.");
            }
        }
    }
}
