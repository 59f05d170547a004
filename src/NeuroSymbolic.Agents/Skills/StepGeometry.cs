using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>A plan step in space: what is moved, where the tool has to go for it, and how high on its way.</summary>
/// <param name="Skill">What is done.</param>
/// <param name="Moved">The thing that is grasped or set down, where it is believed to be.</param>
/// <param name="SizeMetres">Its size.</param>
/// <param name="ToolGoal">Where the tool is when it grasps or lets go, world frame, metres.</param>
/// <param name="ToolHeight">World height that the tool must keep while crossing, metres.</param>
public sealed record StepGeometry(Skill Skill, ObjectEstimate Moved, Vector3 SizeMetres, Vector3 ToolGoal, float ToolHeight)
{
    // the finger pads reach this far below the tool point
    private const float FingerTipMetres = 0.012f;

    /// <summary>The geometry of a step, or null with the reason why it has none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scene">Where things are believed to be.</param>
    /// <param name="tool">Where the tool is, world frame, metres.</param>
    /// <param name="domain">What the domain says of the action.</param>
    /// <param name="objects">The objects of the episode.</param>
    /// <param name="reason">Why there is none, one sentence.</param>
    public static StepGeometry? For(
        PlanStep step,
        SceneEstimate scene,
        Vector3 tool,
        DomainDescription domain,
        ImmutableArray<ObjectDescription> objects,
        out string? reason)
    {
        reason = null;
        if (!domain.Actions.TryGetValue(step.Action, out ActionDescription? action))
        {
            reason = $"domain.json of {domain.Name} names no skill for the action '{step.Action}'.";
            return null;
        }

        ObjectDescription moved = domain.Find(action.MovedBy(step));
        if (scene.Find(moved.Name) is not { } found)
        {
            reason = $"{moved.Name} was not found.";
            return null;
        }

        Vector3 place = found.Pose.Position;
        if (action.Skill == Skill.Grasp)
        {
            float height = Clearance.TravelHeight(scene, held: null, objects, tool, place);
            return new(action.Skill, found, moved.SizeMetres, place, height + FingerTipMetres);
        }

        if (action.SupportOf(step) is not { } name)
        {
            reason = $"{domain.JsonPath} does not say what '{step.Action}' puts things on.";
            return null;
        }

        ObjectDescription support = domain.Find(name);
        Vector3? surface = support.IsMovable
            ? scene.Find(name)?.Pose.Position + new Vector3(0, 0, support.SizeMetres.Z / 2)
            : action.IsAnywhere ? Standing(scene, objects).RoomiestSpot(moved, support) : support.SurfaceMetres;
        if (surface is not Vector3 top)
        {
            reason = support.IsMovable ? $"{name} was not found." : $"There is no room left on {name}.";
            return null;
        }

        Vector3 heldFromTool = place - tool, half = new(0, 0, moved.SizeMetres.Z / 2);
        Vector3 goal = top + half - heldFromTool;
        float lowest = Clearance.TravelHeight(scene, moved.Name, objects, tool, top);
        return new(action.Skill, found, moved.SizeMetres, goal, MathF.Max(lowest + half.Z - heldFromTool.Z, goal.Z));
    }

    private static SceneState Standing(SceneEstimate scene, ImmutableArray<ObjectDescription> objects) => new(
        [
            .. from item in objects
               where item.IsMovable
               let estimate = scene.Find(item.Name)
               where estimate is not null
               select new ObjectState(item, estimate.Pose),
        ],
        [.. objects.Where(item => !item.IsMovable)]);
}
