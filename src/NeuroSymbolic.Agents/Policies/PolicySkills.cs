using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Carries out the steps of a plan by a policy that is told each of them in a sentence.</summary>
/// <param name="policy">The policy, disposed with the library.</param>
/// <param name="stepsPerLook">Control steps that are carried out of each chunk before it looks again.</param>
public sealed class PolicySkills(VlaPolicy policy, int stepsPerLook = VlaPolicy.StepsPerLook) : ISkillLibrary
{
    private readonly EpisodeDraws draws = new();

    /// <inheritdoc/>
    public IMotionSkill? For(
        PlanStep step,
        SceneEstimate scene,
        in ArmState arm,
        AgentBriefing briefing,
        Func<ObjectEstimate, ObjectEstimate?> lookClosely,
        out string? reason)
    {
        string sentence = briefing.Domain.SubTask(step);
        reason = policy.Misunderstood(sentence);
        return reason is null ? new PolicySkill(new ChunkedControl(policy, briefing.Domain.Robot, stepsPerLook, draws.Of(briefing)), sentence) : null;
    }

    /// <inheritdoc/>
    public void Dispose() => policy.Dispose();
}
