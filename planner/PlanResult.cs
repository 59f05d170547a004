using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Splitting;

namespace NeuroSymbolic.Planner;

/// <summary>What came of planning.</summary>
public sealed record PlanResult
{
    /// <summary>Why it ended.</summary>
    public required PlanStatus Status { get; init; }

    /// <summary>The best plan found; may be there also where a limit came before the proof that was asked for.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The engine that found the plan, or decided that there is none: <c>smt</c>, <c>search</c>, or <c>grounding</c> when no
    /// engine had to run.</summary>
    public required string Engine { get; init; }

    /// <summary>The engine that proved the plan cheapest; null without proof.</summary>
    public string? ProvedBy { get; init; }

    /// <summary>No plan costs less, or more where the metric is maximized; proved. In the units of <see cref="Core.Plan.Cost"/>; null
    /// where nothing is known.</summary>
    public Rational? LowerBound { get; init; }

    /// <summary>The reason for a status without plan or without the proof that was asked for, in a sentence; null otherwise.</summary>
    public string? Reason { get; init; }

    /// <summary>What kept Z3 from helping where search went on alone, in a sentence; null where nothing did.</summary>
    public string? EngineFailure { get; init; }

    /// <summary>Facts of the ground task.</summary>
    public int FactCount { get; init; }

    /// <summary>Variables of the ground task.</summary>
    public int VariableCount { get; init; }

    /// <summary>Actions of the ground task.</summary>
    public int ActionCount { get; init; }

    /// <summary>Z3 work in its deterministic units.</summary>
    public long SolverWork { get; init; }

    /// <summary>States that search expanded.</summary>
    public long StateCount { get; init; }

    /// <summary>How the goal was split; null where it was solved whole.</summary>
    public GoalTree? Tree { get; init; }

    /// <summary>Wall time by stage, in the order in which they ran; a stage that ran twice stands once.</summary>
    public ImmutableArray<PlanningStage> Stages { get; init; } = [];

    /// <summary>The result where a limit came before planning began.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="stage">What it ended.</param>
    /// <param name="options">The limits that there are.</param>
    public static PlanResult Ended(PlanStatus limit, string stage, PlannerOptions options) =>
        new() { Status = limit, Engine = stage, Reason = StatusReason.Of(limit, options, hasPlan: false) };

    /// <summary>Wall time of grounding.</summary>
    public TimeSpan GroundingTime => Stages.FirstOrDefault(stage => stage.Name == PlanningStage.Grounding)?.Time ?? default;

    /// <summary>Wall time of the engines.</summary>
    public TimeSpan SolvingTime =>
        new(Stages.Where(stage => stage.Name != PlanningStage.Grounding).Sum(stage => stage.Time.Ticks));
}
