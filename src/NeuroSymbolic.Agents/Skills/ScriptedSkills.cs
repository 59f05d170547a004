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
        if (briefing.Domain.Actions.GetValueOrDefault(step.Action) is { Skill: Skill.Wait } wait)
        {
            reason = null;
            return new WaitSkill(wait.AtMostSeconds, arm.Tool, CartesianServo.Open);
        }

        if (StepGeometry.For(step, scene, arm, briefing.Domain, briefing.Objects, out reason) is not { } geometry)
        {
            return null;
        }

        return geometry.Skill switch
        {
            Skill.Grasp => ThenTurnBack.After(new GraspSkill(geometry, lookClosely), geometry),
            Skill.Turn => new TurnSkill(geometry),
            _ => new SetDownSkill(geometry),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
