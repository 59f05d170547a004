namespace NeuroSymbolic.Planner;

/// <summary>A part of planning and the wall time that it took.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Time">The wall time.</param>
public sealed record PlanningStage(string Name, TimeSpan Time)
{
    /// <summary>Making the task without parameters.</summary>
    public const string Grounding = "grounding";
}
