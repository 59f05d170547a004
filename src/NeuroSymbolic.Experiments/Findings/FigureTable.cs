namespace NeuroSymbolic.Experiments;

/// <summary>Sets our figures beside the published ones, cell by cell.</summary>
internal static class FigureTable
{
    private const string Training = "training";

    /// <summary>Quantities in the order of the table's rows.</summary>
    private static readonly string[] Quantities = ["success", "progress", "seconds", "joules"];

    /// <summary>A cell for each task, quantity and agent of the study, where the one or the other has a figure.</summary>
    public static IEnumerable<ComparedFigure> Of(
        PublishedStudy published, StudyDescription study, IReadOnlyList<EpisodeRow[]> groups, IReadOnlyList<TrainingEnergy> training)
    {
        var ours = groups.Select(rows => ReportedGroup.Of("", rows)).ToDictionary(group => (group.Task, group.Agent));
        return
            from task in study.Tasks.Append(Training)
            from quantity in Quantities
            from agent in study.Agents
            let theirs = published.Systems.Where(system => system.Agent == agent)
                .Select(system => published.Figure(task, system.Name, quantity)).FirstOrDefault()
            let cell = task == Training
                ? OfTraining(quantity, training.FirstOrDefault(sum => sum.Agent == agent))
                : OfEpisodes(quantity, ours.GetValueOrDefault((task, agent)))
            where theirs is not null || cell is not null
            select new ComparedFigure(task, quantity, agent, theirs, cell?.Value, cell?.Low, cell?.High, cell?.Kind);
    }

    private static (double? Value, double? Low, double? High, string? Kind)? OfEpisodes(string quantity, ReportedGroup? group)
    {
        EnergyEstimate? energy = group?.Energies.MaxBy(energy => energy.N);
        return (quantity, group) switch
        {
            (_, null) => null,
            ("success", _) => (group.Rate, group.RateLow, group.RateHigh, null),
            ("progress", _) => Cell(group.Progress, null),
            ("seconds", _) => Cell(group.MeanSimSeconds, null),
            _ => Cell(energy?.ControllerJoules, energy?.Kind),
        };
    }

    private static (double? Value, double? Low, double? High, string? Kind)? OfTraining(string quantity, TrainingEnergy? sum) => quantity switch
    {
        "joules" when sum?.TrainingJoules is double joules => (joules, null, null, EnergyEstimate.KindOf(sum.Source!)),
        "seconds" when sum?.Seconds is double seconds => (seconds, null, null, null),
        _ => null,
    };

    private static (double? Value, double? Low, double? High, string? Kind)? Cell(Estimate? estimate, string? kind) =>
        estimate is null ? null : (estimate.Mean, estimate.Low, estimate.High, kind);
}
