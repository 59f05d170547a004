using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>The report as comma-separated values: one row for each run, task and agent. What nothing measured is an empty field.</summary>
public static class CsvReport
{
    private static readonly (string Name, Func<ReportedGroup, object?> Value)[] Columns =
    [
        ("run", group => group.Run),
        ("task", group => group.Task),
        ("agent", group => group.Agent),
        ("n", group => group.N),
        ("successes", group => group.Successes),
        ("errors", group => group.Errors),
        ("rate", group => group.Rate),
        ("rate_low", group => group.RateLow),
        ("rate_high", group => group.RateHigh),
        .. Estimated("progress", "", group => group.Progress),
        ("mean_replans", group => group.MeanReplans),
        ("planner_engines", group => string.Join('+', group.PlannerEngines)),
        ("failures", group => string.Join("; ", group.Failures.Select(failure => $"{failure.Stage} ({failure.Outcome}): {failure.N}"))),
        ("median_planning_ms", group => group.PlanningMilliseconds?.Median),
        ("median_sim_seconds", group => group.SimSeconds?.Median),
        ("median_wall_seconds", group => group.WallSeconds?.Median),

        // joules of several sources make no one figure
        ("energy_source", group => group.Energies is [] ? null : string.Join(" and ", group.Energies.Select(energy => energy.Source))),
        ("mean_perception_j", group => OnlyEnergy(group)?.PerceptionJoules?.Mean),
        ("mean_planning_j", group => OnlyEnergy(group)?.PlanningJoules?.Mean),
        ("mean_policy_j", group => OnlyEnergy(group)?.PolicyJoules?.Mean),
        .. Estimated("controller", "_j", group => OnlyEnergy(group)?.ControllerJoules),
        .. Estimated("total", "_j", group => OnlyEnergy(group)?.TotalJoules),
        .. Estimated("robot_work", "_j", group => group.RobotWorkJoules),
        .. Estimated("robot_electric", "_j", group => group.RobotElectricJoules),
        .. Estimated("controller_net", "_j", group => OnlyEnergy(group)?.ControllerNetJoules),
        .. Estimated("total_net", "_j", group => OnlyEnergy(group)?.TotalNetJoules),
        .. Estimated("distance_drop", "", group => group.DistanceDrop),
        ("distance_estimates", group => group.DistanceEstimates),
    ];

    /// <summary>The text, with its heading.</summary>
    public static string Format(Report report) => string.Concat(
        report.Groups.Select(group => CommaSeparated.Record(Columns.Select(column => Field(column.Value(group)))))
            .Prepend(CommaSeparated.Record(Columns.Select(column => column.Name))));

    private static EnergyEstimate? OnlyEnergy(ReportedGroup group) => group.Energies is [var energy] ? energy : null;

    private static IEnumerable<(string Name, Func<ReportedGroup, object?> Value)> Estimated(
        string name, string unit, Func<ReportedGroup, Estimate?> estimate) =>
    [
        ($"mean_{name}{unit}", group => estimate(group)?.Mean),
        ($"{name}_low{unit}", group => estimate(group)?.Low),
        ($"{name}_high{unit}", group => estimate(group)?.High),
    ];

    private static string Field(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}
