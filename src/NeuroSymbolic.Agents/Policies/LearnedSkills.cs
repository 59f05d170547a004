using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Motions learned from demonstrations of single moves.</summary>
/// <param name="policy">The network for all stages, disposed with the library.</param>
public sealed class LearnedSkills(SkillPolicy policy) : ISkillLibrary
{
    private readonly EpisodeDraws draws = new();
    private readonly ScriptedSkills written = new();

    /// <inheritdoc/>
    public IMotionSkill? For(
        PlanStep step,
        SceneEstimate scene,
        in ArmState arm,
        AgentBriefing briefing,
        Func<ObjectEstimate, ObjectEstimate?> lookClosely,
        out string? reason)
    {
        // moves of cubes teach nobody to turn things, to wait, or to meet a peg to a few millimetres
        ActionDescription? action = briefing.Domain.Actions.GetValueOrDefault(step.Action);
        if (action is { Skill: Skill.Turn or Skill.Wait } || (action?.SupportOf(step) is { } support && briefing.Domain.Find(support).Peg is not null))
        {
            return written.For(step, scene, arm, briefing, lookClosely, out reason);
        }

        return StepGeometry.For(step, scene, arm, briefing.Domain, briefing.Objects, out reason) is { } geometry
            ? ThenTurnBack.After(new LearnedSkill(policy, geometry, lookClosely, draws.Of(briefing)), geometry)
            : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        written.Dispose();
        policy.Dispose();
    }
}
