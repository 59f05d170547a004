using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Agents;

/// <summary>How a planning agent goes about its task; ablations change one of these.</summary>
/// <param name="Metric">What its plans are to have least of.</param>
/// <param name="Engine">What plans for it; null for its own choice, the solver, joined by search where a cheapest plan is to be proved.</param>
/// <param name="IsOpenLoop">Whether it carries its first plan out to the end, whatever it sees on the way. It still looks where things are.</param>
public sealed record AgentSettings(PlanMetric Metric = PlanMetric.Cost, PlanEngine? Engine = null, bool IsOpenLoop = false);
