namespace NeuroSymbolic.Core;

/// <summary>What an agent has to say of itself while an episode runs. Unknown is null, never zero.</summary>
/// <param name="Activity">What it is doing, for people: <c>looking</c>, <c>planning</c>, or the plan step under way.</param>
/// <param name="Believed">The facts that it holds true since its last look, or null before the first.</param>
/// <param name="Plan">The plan in hand, or null when it has none or does not plan.</param>
/// <param name="StepIndex">Index into the plan of the step under way; the plan's length when all is done.</param>
/// <param name="PlannerEngine">Which engine made the plan: <c>smt</c> or <c>search</c>; null when it does not plan.</param>
/// <param name="Replans">Plans made after the first one.</param>
/// <param name="PerceptionTime">Wall time spent on looking so far.</param>
/// <param name="PlanningTime">Wall time spent on planning so far.</param>
/// <param name="Surrender">Why it has given up, or null while it goes on.</param>
public sealed record AgentReport(
    string Activity,
    FactSet? Believed = null,
    Plan? Plan = null,
    int StepIndex = 0,
    string? PlannerEngine = null,
    int Replans = 0,
    TimeSpan? PerceptionTime = null,
    TimeSpan? PlanningTime = null,
    Surrender? Surrender = null);
