using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>What became different at a control step; what stayed as it was is null.</summary>
/// <param name="Step">Index of the control step.</param>
public sealed record TraceEvent(int Step)
{
    /// <summary>The facts that are true.</summary>
    public FactSet? Facts { get; init; }

    /// <summary>The facts that the agent believes.</summary>
    public FactSet? Believed { get; init; }

    /// <summary>The plan in hand.</summary>
    public Plan? Plan { get; init; }

    /// <summary>Index of the plan step under way.</summary>
    public int? StepIndex { get; init; }

    /// <summary>What the agent is doing, in words.</summary>
    public string? Activity { get; init; }

    /// <summary>The move under way, in a sentence; empty for none.</summary>
    public string? Move { get; init; }

    /// <summary>The plan step under way, in a sentence; empty for none.</summary>
    public string? SubTask { get; init; }

    /// <summary>What someone did from outside, in a sentence.</summary>
    public string? Perturbation { get; init; }

    /// <summary>Whether nothing became different.</summary>
    public bool IsEmpty =>
        Facts is null && Believed is null && Plan is null && StepIndex is null && Activity is null && Move is null && SubTask is null
        && Perturbation is null;
}
