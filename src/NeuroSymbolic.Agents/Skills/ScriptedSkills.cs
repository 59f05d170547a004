using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Motions written by hand, from what the domain says of an action and where things are believed to be.</summary>
public sealed class ScriptedSkills : ISkillLibrary
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
        if (StepGeometry.For(step, scene, arm.Tool, briefing.Domain, briefing.Objects, out reason) is not { } geometry)
        {
            return null;
        }

        return geometry.Skill == Skill.Grasp ? new GraspSkill(geometry, lookClosely) : new SetDownSkill(geometry);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
