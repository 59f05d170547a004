namespace NeuroSymbolic.Experiments;

/// <summary>What must be known before joules are believed or compared.</summary>
internal static class EnergyRemarks
{
    /// <summary>Says in which episodes joules were not measured and why, and which runs are of different machines.</summary>
    /// <param name="runs">The runs with their names in the report.</param>
    public static IEnumerable<string> Of(IReadOnlyList<(string Name, RunContents Run)> runs)
    {
        foreach ((string name, RunContents run) in runs)
        {
            foreach (IGrouping<string, EpisodeRow> same in run.Rows.Where(row => row.EnergyReason is not null).GroupBy(row => row.EnergyReason!))
            {
                string of = runs.Count == 1 ? "" : $" of {name}";
                yield return ReportWords.Text(
                    $"In {same.Count()} of {run.Rows.Length} episodes{of} the energy of computing was not measured. {same.Key}");
            }
        }

        string[] machines = [.. runs.Where(run => run.Run.Rows.Any(row => row.TotalJoules is not null))
            .GroupBy(run => run.Run.Manifest.Host.Machine, run => run.Name).Select(same => $"{string.Join(", ", same)} on {same.Key}")];
        if (machines.Length > 1)
        {
            yield return $"Joules and times of different machines cannot be compared: {string.Join("; ", machines)}.";
        }
    }
}
