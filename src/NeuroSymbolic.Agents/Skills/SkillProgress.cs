using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>What a skill says at a control step.</summary>
/// <param name="Action">The action to send now.</param>
/// <param name="Status">Whether it goes on.</param>
/// <param name="Reason">Why it failed, one sentence; null otherwise.</param>
public readonly record struct SkillProgress(RobotAction Action, SkillStatus Status, string? Reason = null);
