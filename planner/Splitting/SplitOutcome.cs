namespace NeuroSymbolic.Planner.Splitting;

/// <summary>What goal splitting found.</summary>
/// <param name="Outcome">The plan and what was spent.</param>
/// <param name="Tree">How the goal was split; null without a plan, or when it was not split.</param>
internal sealed record SplitOutcome(EngineOutcome Outcome, GoalTree? Tree);
