using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Finds the motion that carries out a plan step, from what the domain says of the action and where things are believed to be.</summary>
internal static class MotionSkills
{
    /// <summary>The motion for a step, or null with the reason why there is none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scene">Where things are believed to be.</param>
    /// <param name="arm">Where the hand is.</param>
    /// <param name="briefing">What the domain says of actions and objects.</param>
    /// <param name="lookClosely">Tells where a thing below the hand is; null when it is not where it was believed to be.</param>
    /// <param name="reason">Why there is no motion.</param>
    public static IMotionSkill? For(
        PlanStep step,
        SceneEstimate scene,
        in ArmState arm,
        AgentBriefing briefing,
        Func<ObjectEstimate, ObjectEstimate?> lookClosely,
        out string? reason)
    {
        if (!briefing.Domain.Actions.TryGetValue(step.Action, out ActionDescription? action))
        {
            reason = $"domain.json of {briefing.Domain.Name} names no skill for the action '{step.Action}'.";
            return null;
        }

        ObjectDescription moved = briefing.Domain.Find(step.Arguments[action.Moved]);
        ObjectEstimate? found = scene.Find(moved.Name);
        if (found is null)
        {
            reason = $"{moved.Name} was not found.";
            return null;
        }

        if (action.Skill == Skill.Grasp)
        {
            reason = null;
            float height = Clearance.TravelHeight(scene, held: null, briefing.Objects, arm.Tool, found.Pose.Position);
            return new GraspSkill(found, moved.SizeMetres.Y, height, lookClosely);
        }

        ObjectDescription support = briefing.Domain.Find(step.Arguments[action.Support]);
        Vector3? surface = support.SurfaceMetres
            ?? scene.Find(support.Name)?.Pose.Position + new Vector3(0, 0, support.SizeMetres.Z / 2);
        if (surface is not Vector3 top)
        {
            reason = $"{support.Name} was not found.";
            return null;
        }

        reason = null;
        return new SetDownSkill(
            top,
            found.Pose.Position - arm.Tool,
            moved.SizeMetres,
            Clearance.TravelHeight(scene, moved.Name, briefing.Objects, arm.Tool, top));
    }
}
