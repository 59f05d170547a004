using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Carries out the steps of a plan by a policy that is told each of them in a sentence.</summary>
/// <param name="policy">The policy, disposed with the library.</param>
public sealed class PolicySkills(VlaPolicy policy) : ISkillLibrary
{
    /// <inheritdoc/>
    public IMotionSkill? For(
        PlanStep step,
        SceneEstimate scene,
        in ArmState arm,
        AgentBriefing briefing,
        Func<ObjectEstimate, ObjectEstimate?> lookClosely,
        out string? reason)
    {
        reason = null;
        return new PolicySkill(policy, briefing.Domain.SubTask(step));
    }

    /// <inheritdoc/>
    public void Dispose() => policy.Dispose();
}
