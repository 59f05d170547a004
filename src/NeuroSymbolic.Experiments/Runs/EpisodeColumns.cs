using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>The columns of <c>episodes.csv</c>, in order: their names are promised to readers, so the list only grows.</summary>
internal static class EpisodeColumns
{
    /// <summary>How many of them every table has; the others came later.</summary>
    public const int OfFirstVersion = 30;

    private static readonly EpisodeColumn[] All =
    [
        Text("run_id", row => row.RunId, (row, value) => row with { RunId = value ?? "" }),
        Text("task", row => row.Task, (row, value) => row with { Task = value ?? "" }),
        Text("agent", row => row.Agent, (row, value) => row with { Agent = value ?? "" }),
        Whole("episode", row => row.Episode, (row, value) => row with { Episode = Known(value) }),
        Whole("seed", row => row.Seed, (row, value) => row with { Seed = Known(value) }),
        Text("outcome", row => Name(row.Outcome), (row, value) => row with { Outcome = Outcome(value) }),
        Text("failure_stage", row => row.FailureStage, (row, value) => row with { FailureStage = value }),
        Text("failure_reason", row => row.FailureReason, (row, value) => row with { FailureReason = value }),
        Real("goal_fraction", row => row.GoalFraction, (row, value) => row with { GoalFraction = value }),
        Text("planner_engine", row => row.PlannerEngine, (row, value) => row with { PlannerEngine = value }),
        Whole("plan_steps", row => row.PlanSteps, (row, value) => row with { PlanSteps = value }),
        Whole("replans", row => row.Replans, (row, value) => row with { Replans = value }),
        Real("sim_seconds", row => row.SimSeconds, (row, value) => row with { SimSeconds = value }),
        Real("wall_seconds", row => row.WallSeconds, (row, value) => row with { WallSeconds = value }),
        Real("perception_ms", row => row.PerceptionMilliseconds, (row, value) => row with { PerceptionMilliseconds = value }),
        Real("planning_ms", row => row.PlanningMilliseconds, (row, value) => row with { PlanningMilliseconds = value }),
        Real("policy_ms", row => row.PolicyMilliseconds, (row, value) => row with { PolicyMilliseconds = value }),
        Real("perception_j", row => row.PerceptionJoules, (row, value) => row with { PerceptionJoules = value }),
        Real("planning_j", row => row.PlanningJoules, (row, value) => row with { PlanningJoules = value }),
        Real("policy_j", row => row.PolicyJoules, (row, value) => row with { PolicyJoules = value }),
        Real("controller_j", row => row.ControllerJoules, (row, value) => row with { ControllerJoules = value }),
        Real("total_j", row => row.TotalJoules, (row, value) => row with { TotalJoules = value }),
        Text("energy_source", row => row.EnergySource, (row, value) => row with { EnergySource = value }),
        Real("robot_work_j", row => row.RobotWorkJoules, (row, value) => row with { RobotWorkJoules = value }),
        Real("robot_electric_j", row => row.RobotElectricJoules, (row, value) => row with { RobotElectricJoules = value }),
        Real("joint_path_rad", row => row.JointPathRadians, (row, value) => row with { JointPathRadians = value }),
        Whole("control_steps", row => row.ControlSteps, (row, value) => row with { ControlSteps = value }),
        Whole("facts_wrong", row => row.FactsWrong, (row, value) => row with { FactsWrong = value }),
        Text("video", row => row.Video, (row, value) => row with { Video = value }),
        Real("plan_fraction", row => row.PlanFraction, (row, value) => row with { PlanFraction = value }),
        Text("energy_metering", row => row.EnergyMetering, (row, value) => row with { EnergyMetering = value }),
        Real("controller_net_j", row => row.ControllerNetJoules, (row, value) => row with { ControllerNetJoules = value }),
        Real("total_net_j", row => row.TotalNetJoules, (row, value) => row with { TotalNetJoules = value }),
        Text("energy_reason", row => row.EnergyReason, (row, value) => row with { EnergyReason = value }),
        Whole("reference_steps", row => row.ReferenceSteps, (row, value) => row with { ReferenceSteps = value }),
        Whole("start_distance", row => row.StartDistance, (row, value) => row with { StartDistance = value }),
        Whole("least_distance", row => row.LeastDistance, (row, value) => row with { LeastDistance = value }),
        Text("distance_source", row => row.DistanceSource, (row, value) => row with { DistanceSource = value }),
    ];

    private static readonly EpisodeRow Blank =
        new() { RunId = "", Task = "", Agent = "", Episode = 0, Seed = 0, Outcome = EpisodeOutcome.Error };

    /// <summary>The first line of the table.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(column => column.Name)];

    /// <summary>The row's fields, one for each column.</summary>
    public static IEnumerable<string> Write(EpisodeRow row) => All.Select(column => column.Write(row));

    /// <summary>The row of these fields.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="columns">How many columns the table has, an earlier version's fewer; what is not there is unknown.</param>
    /// <exception cref="FormatException">A field does not fit its column; the message names both.</exception>
    public static EpisodeRow Read(IReadOnlyList<string> fields, int columns)
    {
        if (fields.Count != columns)
        {
            throw new FormatException($"{fields.Count} fields where {columns} belong");
        }

        EpisodeRow row = Blank;
        for (int i = 0; i < columns; i++)
        {
            try
            {
                row = All[i].Read(row, fields[i]);
            }
            catch (Exception error) when (error is FormatException or OverflowException)
            {
                throw new FormatException($"'{fields[i]}' is no value for the column {All[i].Name}", error);
            }
        }

        return row;
    }

    private static string Name(EpisodeOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static EpisodeOutcome Outcome(string? name) =>
        Enum.GetValues<EpisodeOutcome>().Where(outcome => Name(outcome) == name).Cast<EpisodeOutcome?>().FirstOrDefault()
        ?? throw new FormatException();

    private static int Known(int? value) => value ?? throw new FormatException();

    private static EpisodeColumn Text(string name, Func<EpisodeRow, string?> get, Func<EpisodeRow, string?, EpisodeRow> set) =>
        new(name, row => get(row) ?? "", (row, field) => set(row, field.Length == 0 ? null : field));

    private static EpisodeColumn Whole(string name, Func<EpisodeRow, int?> get, Func<EpisodeRow, int?, EpisodeRow> set) => new(
        name,
        row => get(row)?.ToString(CultureInfo.InvariantCulture) ?? "",
        (row, field) => set(row, field.Length == 0 ? null : int.Parse(field, CultureInfo.InvariantCulture)));

    private static EpisodeColumn Real(string name, Func<EpisodeRow, double?> get, Func<EpisodeRow, double?, EpisodeRow> set) => new(
        name,
        row => get(row)?.ToString(CultureInfo.InvariantCulture) ?? "",
        (row, field) => set(row, field.Length == 0 ? null : double.Parse(field, CultureInfo.InvariantCulture)));

    /// <summary>One column: its name and both directions between row and field.</summary>
    private sealed record EpisodeColumn(
        string Name, Func<EpisodeRow, string> Write, Func<EpisodeRow, string, EpisodeRow> Read);
}
