namespace NeuroSymbolic.Experiments;

/// <summary>A column of the table of results.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Explanation">How its figures were computed, in one sentence.</param>
/// <param name="Figures">What stands in the cell: figures, several where several sources measured, each a few lines.</param>
internal sealed record ReportColumn(string Title, string Explanation, Func<ReportedGroup, IReadOnlyList<string[]>> Figures)
{
    /// <summary>The columns after task, agent and run.</summary>
    public static IReadOnlyList<ReportColumn> All { get; } =
    [
        new("n", "Finished episodes, those in which the program broke included.", group => [[$"{group.N}"]]),
        new(
            "success",
            "Episodes whose goal facts the referee of the simulation found true and stable, out of all finished ones, with Wilson's "
                + "95 % score interval.",
            group =>
            [
                [ReportWords.Text($"{group.Rate * 100:F1} %"), ReportWords.Text($"({group.RateLow * 100:F1}–{group.RateHigh * 100:F1} %)")],
            ]),
        new("errors", "Episodes in which the program broke: not successful, and no fault of the agent.", group => [[$"{group.Errors}"]]),
        new(
            "progress",
            "The largest part of a shortest plan whose state was reached, mean over episodes with its 95 % bootstrap interval "
                + "(percentiles of 10,000 seeded resamples).",
            group => [group.Progress is { } progress ? ReportWords.Percent(progress) : [ReportWords.NotMeasured]]),
        new(
            "nearer the goal",
            "By how much of its length the shortest plan to the goal was shorter from the nearest state that was reached than from the start, by whichever way it "
                + "was reached: mean with its 95 % bootstrap interval. Estimated: the search ran out of its budget, and the shortest plan known stands for it.",
            group => [group.DistanceDrop is { } drop ? [.. ReportWords.Percent(drop), .. Estimates(group)] : [ReportWords.NotMeasured]]),
        new(
            "replans",
            "Plans made after the first one, mean over the episodes that planned.",
            group => [[group.MeanReplans is double replans ? ReportWords.Text($"{replans:F2}") : ReportWords.NotMeasured]]),
        new(
            "planner",
            "The engine that made the plans: smt is the encoding for Z3, search the heuristic search.",
            group => [[group.PlannerEngines is [] ? "none" : string.Join(", ", group.PlannerEngines)]]),
        new(
            "computing energy",
            "Joules of perception, planning and policy together for each episode, mean with its 95 % bootstrap interval; measured means by "
                + "the counters of processor (rapl) and graphics card (nvml), modelled means processor time times a stated power, and joules "
                + "of different sources are never mixed. By replay: short phases were done again for ten seconds on their recorded inputs. "
                + "Net of rest: less what the machine draws while the program waits.",
            group => Sources(group, energy => energy.ControllerJoules, energy => energy.ControllerNetJoules)),
        new(
            "energy in all",
            "The same of the whole episode with the simulation.",
            group => Sources(group, energy => energy.TotalJoules, energy => energy.TotalNetJoules)),
        new(
            "arm work",
            "Positive mechanical work of the simulated motors, the sum of torque times speed where it is positive, mean for each episode with "
                + "its 95 % bootstrap interval.",
            group => Robot(group.RobotWorkJoules, "simulated")),
        new(
            "arm electricity",
            "Electrical energy estimated from the simulated torques with stated constants, mean for each episode with its 95 % bootstrap "
                + "interval.",
            group => Robot(group.RobotElectricJoules, "modelled")),
    ];

    private static string[] Estimates(ReportedGroup group) => group.DistanceEstimates == 0 ? [] : [$"{group.DistanceEstimates} estimated"];

    private static string[][] Sources(ReportedGroup group, Func<EnergyEstimate, Estimate?> figure, Func<EnergyEstimate, Estimate?> net)
    {
        string[][] figures =
        [
            .. from energy in @group.Energies
               let estimate = figure(energy)
               where estimate is not null
               select (string[])
               [
                   .. ReportWords.Joules(estimate),
                   Origin(energy, estimate.N, @group.N),
                   .. net(energy) is { } above ? [$"{ReportWords.Joules(above.Mean)} net of rest"] : Array.Empty<string>(),
               ],
        ];
        return figures is [] ? [[ReportWords.NotMeasured]] : figures;
    }

    // how many of the episodes the figure is of, where it is not all
    private static string Origin(EnergyEstimate energy, int known, int all) =>
        $"{energy.Kind} ({ReportWords.Source(energy)}){(known == all ? "" : $", n = {known}")}";

    private static string[][] Robot(Estimate? estimate, string origin) =>
        estimate is null ? [[ReportWords.NotMeasured]] : [[.. ReportWords.Joules(estimate), origin]];
}
