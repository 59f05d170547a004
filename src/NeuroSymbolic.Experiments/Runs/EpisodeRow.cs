namespace NeuroSymbolic.Experiments;

/// <summary>One episode in <c>episodes.csv</c>. Unknown is null, an empty field, and never zero.</summary>
public sealed record EpisodeRow
{
    /// <summary>The run that it belongs to.</summary>
    public required string RunId { get; init; }

    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>The agent's name.</summary>
    public required string Agent { get; init; }

    /// <summary>Its number, from 0.</summary>
    public required int Episode { get; init; }

    /// <summary>The run's seed, from which with task and episode every draw follows.</summary>
    public required int Seed { get; init; }

    /// <summary>How it ended.</summary>
    public required EpisodeOutcome Outcome { get; init; }

    /// <summary>The station that failed: <c>perception</c>, <c>planning</c>, a skill, <c>time</c>.</summary>
    public string? FailureStage { get; init; }

    /// <summary>Why, in one sentence.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The largest fraction of the goal facts that held at one time, 0 to 1.</summary>
    public double? GoalFraction { get; init; }

    /// <summary>Which engine planned: <c>smt</c> or <c>search</c>.</summary>
    public string? PlannerEngine { get; init; }

    /// <summary>Length of the first plan.</summary>
    public int? PlanSteps { get; init; }

    /// <summary>Plans made after the first one.</summary>
    public int? Replans { get; init; }

    /// <summary>Simulated duration, seconds.</summary>
    public double? SimSeconds { get; init; }

    /// <summary>Wall time of simulation and agent, without pictures and files, seconds.</summary>
    public double? WallSeconds { get; init; }

    /// <summary>Wall time of looking, milliseconds.</summary>
    public double? PerceptionMilliseconds { get; init; }

    /// <summary>Wall time of planning, milliseconds.</summary>
    public double? PlanningMilliseconds { get; init; }

    /// <summary>Wall time of the agent's remaining work, milliseconds.</summary>
    public double? PolicyMilliseconds { get; init; }

    /// <summary>Energy of looking, joules.</summary>
    public double? PerceptionJoules { get; init; }

    /// <summary>Energy of planning, joules.</summary>
    public double? PlanningJoules { get; init; }

    /// <summary>Energy of the agent's remaining work, joules.</summary>
    public double? PolicyJoules { get; init; }

    /// <summary>The three together, joules.</summary>
    public double? ControllerJoules { get; init; }

    /// <summary>Energy of the whole episode, simulation included, joules.</summary>
    public double? TotalJoules { get; init; }

    /// <summary>Where the joules come from: <c>rapl</c>, <c>nvml</c>, <c>model</c> or <c>unavailable</c>.</summary>
    public string? EnergySource { get; init; }

    /// <summary>Positive mechanical work of the arm's motors, joules.</summary>
    public double? RobotWorkJoules { get; init; }

    /// <summary>Estimated electrical energy of the arm, joules.</summary>
    public double? RobotElectricJoules { get; init; }

    /// <summary>Way of all joints together, radians.</summary>
    public double? JointPathRadians { get; init; }

    /// <summary>Control steps, a twentieth of a second each.</summary>
    public int? ControlSteps { get; init; }

    /// <summary>Facts that perception got wrong.</summary>
    public int? FactsWrong { get; init; }

    /// <summary>Path of the video, relative to the run's folder.</summary>
    public string? Video { get; init; }

    /// <summary>The largest fraction of a shortest plan whose state was reached, 0 to 1: the study's task advancement.</summary>
    public double? PlanFraction { get; init; }

    /// <summary>How the joules of the phases were metered: <c>direct</c>, in the episode, or <c>replay</c>, the short ones apart from it.</summary>
    public string? EnergyMetering { get; init; }

    /// <summary>Energy of perception, planning and policy less what the machine draws at rest in that time, joules.</summary>
    public double? ControllerNetJoules { get; init; }

    /// <summary>Energy of the whole episode less what the machine draws at rest in that time, joules.</summary>
    public double? TotalNetJoules { get; init; }

    /// <summary>Why joules are missing or estimated, and the remedy; null where they were measured.</summary>
    public string? EnergyReason { get; init; }

    /// <summary>Steps of that shortest plan, picks and places: what the study calls sub-tasks.</summary>
    public int? ReferenceSteps { get; init; }

    /// <summary>Steps of a shortest plan from the start to the goal.</summary>
    public int? StartDistance { get; init; }

    /// <summary>Steps of a shortest plan to the goal from the nearest state that was reached; 0 after a success.</summary>
    public int? LeastDistance { get; init; }

    /// <summary>Whether both distances are proved, <c>exact</c>, or estimated from above, <c>estimate</c>.</summary>
    public string? DistanceSource { get; init; }

    /// <summary>The part of the distance from the start to the goal that was covered, 0 to 1; null where it is not known.</summary>
    public double? DistanceDrop => StartDistance is > 0 and var start && LeastDistance is { } least ? 1 - ((double)least / start) : null;

    /// <summary>Which episode of the run this is.</summary>
    public EpisodeKey Key => new(Task, Agent, Episode);

    /// <summary>The row with its joules of computing left out, for a reason.</summary>
    public EpisodeRow WithoutJoules(string reason) => this with
    {
        PerceptionJoules = null,
        PlanningJoules = null,
        PolicyJoules = null,
        ControllerJoules = null,
        TotalJoules = null,
        ControllerNetJoules = null,
        TotalNetJoules = null,
        EnergySource = "unavailable",
        EnergyMetering = null,
        EnergyReason = reason,
    };
}
