using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>A plan step in space: what is moved, where the tool has to go for it, and how high on its way.</summary>
/// <param name="Skill">What is done: grasp, set down or turn.</param>
/// <param name="Moved">The thing that is grasped or set down or turned, where it is believed to be.</param>
/// <param name="WidthMetres">How wide it is between the fingers.</param>
/// <param name="ToolGoal">Where the tool is when it grasps or lets go, world frame, metres.</param>
/// <param name="ToolHeight">World height that the tool must keep while crossing, metres.</param>
public sealed record StepGeometry(Skill Skill, ObjectEstimate Moved, float WidthMetres, Vector3 ToolGoal, float ToolHeight)
{
    // the finger pads reach this far below the tool point
    private const float FingerTipMetres = 0.012f;

    // what was pushed onto an edge of an area leaves room beside its middle, where a thing still counts as on it
    private const float OffMiddleMetres = 0.02f;

    // what ends no higher than this above a support does not stand on it
    private const float AboveMetres = 0.005f;

    /// <summary>How the hand is turned when it grasps or lets go, radians about the vertical; null for as it is.</summary>
    public float? ToolYaw { get; init; }

    /// <summary>By how much it turns what it has gripped, radians; 0 but for a turn.</summary>
    public float TurnRadians { get; init; }

    /// <summary>World height of the tool at which a box that was gripped by a turned hand is turned back, clear of its neighbours, metres; null for not.</summary>
    public float? TurnBackHeight { get; init; }

    /// <summary>How high the peg is that a hole is to meet, with little air around it, metres; 0 where there is none.</summary>
    public float PegMetres { get; init; }

    private Vector3 GripInThing { get; init; }

    /// <summary>Where the tool goes for a thing that is seen closely, world frame, metres.</summary>
    public Vector3 GripOn(ObjectEstimate seen) => seen.Pose.PointAt(GripInThing);

    /// <summary>The geometry of a step, or null with the reason why it has none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scene">Where things are believed to be, also such as are no part of the episode, which the hand keeps clear of.</param>
    /// <param name="arm">Where the hand is.</param>
    /// <param name="domain">What the domain says of the action.</param>
    /// <param name="objects">The objects of the episode.</param>
    /// <param name="reason">Why there is none, one sentence.</param>
    public static StepGeometry? For(
        PlanStep step,
        SceneEstimate scene,
        in ArmState arm,
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
        ImmutableArray<ObjectDescription> known = objects;
        ImmutableArray<ObjectDescription> strangers =
            [.. domain.Objects.Where(item => item.IsMovable && !known.Contains(item) && scene.Find(item.Name) is not null)];
        objects = known.AddRange(strangers);
        if (action.Skill == Skill.Turn)
        {
            return Turning(action, moved, scene, arm, domain, objects, out reason);
        }

        if (scene.Find(moved.Name) is not { } found)
        {
            reason = $"{moved.Name} was not found.";
            return null;
        }

        if (action.Skill == Skill.Grasp)
        {
            var grip = Grip.On(moved, found.Pose, arm, new FingerRoom(scene, objects, moved.Name, arm.LargestOpeningMetres), domain.RobotBaseMetres);
            float height = Clearance.TravelHeight(scene, held: null, objects, arm.Tool, grip.PointMetres);
            return new(action.Skill, found, grip.WidthMetres, grip.PointMetres, height + FingerTipMetres)
            {
                ToolYaw = grip.YawRadians,
                TurnBackHeight = grip.YawRadians is null || moved.Grasp is not null ? null : height + (moved.SizeMetres.Z / 2),
                GripInThing = moved.Grasp?.PointMetres ?? Vector3.Zero,
            };
        }

        if (action.SupportOf(step) is not { } name)
        {
            reason = $"{domain.JsonPath} does not say what '{step.Action}' puts things on.";
            return null;
        }

        ObjectDescription support = domain.Find(name);
        Vector3? surface = !support.IsMovable
            ? action.IsAnywhere ? Standing(scene, objects).RoomiestSpot(moved, support)
            : support.Peg is null ? Standing(scene, objects).FreeSpot(moved, support, OffMiddleMetres) : support.SurfaceMetres
            : scene.Find(name) is not { Pose: var below } ? null
            : support.Inside is { } room ? below.PointAt(room.FloorMetres)
            : below.Position + new Vector3(0, 0, support.SizeMetres.Z / 2);
        if (surface is not Vector3 top)
        {
            reason = support.IsMovable ? $"{name} was not found." : $"There is no room left on {name}.";
            return null;
        }

        if (!action.IsAnywhere && strangers.FirstOrDefault(item => StandsAt(top, moved, item, scene)) is { } stranger)
        {
            reason = $"{stranger.Name}, which is no part of the task, stands in the way on {name}.";
            return null;
        }

        return SettingDown(action, moved, found, support, top, scene, arm, domain, objects);
    }

    private static bool StandsAt(Vector3 top, ObjectDescription moved, ObjectDescription other, SceneEstimate scene)
    {
        Vector3 offset = Vector3.Abs(scene.Find(other.Name)!.Pose.Position - top), reach = (moved.SizeMetres + other.SizeMetres) / 2;
        return offset.X < reach.X && offset.Y < reach.Y && scene.Find(other.Name)!.Pose.Position.Z + (other.SizeMetres.Z / 2) > top.Z + AboveMetres;
    }

    private static StepGeometry SettingDown(
        ActionDescription action,
        ObjectDescription moved,
        ObjectEstimate found,
        ObjectDescription support,
        Vector3 top,
        SceneEstimate scene,
        in ArmState arm,
        DomainDescription domain,
        ImmutableArray<ObjectDescription> objects)
    {
        Pose pose = found.Pose;
        float? turn = Grip.TurnToSetDown(moved, pose.Yaw, support.Peg, arm, domain.RobotBaseMetres, top);

        // what comes to stand over the middle of the support turns with the hand
        Vector3 middle = support.Peg is not null && moved.Hole is { } hole ? pose.PointAt(hole.AtMetres with { Z = 0 }) : pose.Position;
        Vector3 heldFromTool = middle - arm.Tool, half = new(0, 0, moved.SizeMetres.Z / 2);
        heldFromTool = turn is { } radians ? Vector3.Transform(heldFromTool, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, radians)) : heldFromTool;
        Vector3 goal = top + half - heldFromTool;
        float lowest = Clearance.TravelHeight(scene, moved.Name, objects, arm.Tool, top);
        float width = Grip.WidthOf(moved, pose.Yaw, arm.Yaw);
        return new(action.Skill, found, width, goal, MathF.Max(lowest + half.Z - heldFromTool.Z, goal.Z))
        {
            ToolYaw = arm.Yaw + turn,
            PegMetres = moved.Hole is null ? 0 : support.Peg?.HeightMetres ?? 0,
        };
    }

    private static StepGeometry? Turning(
        ActionDescription action,
        ObjectDescription fixture,
        SceneEstimate scene,
        in ArmState arm,
        DomainDescription domain,
        ImmutableArray<ObjectDescription> objects,
        out string? reason)
    {
        reason = null;
        if (fixture.Joint is null || fixture.Grasp is null || fixture.SurfaceMetres is not { } surface)
        {
            reason = $"{domain.JsonPath} does not say by which joint {fixture.Name} turns and where it is gripped.";
            return null;
        }

        PredicateDescription until = domain.Predicates[action.Until!];
        float angle = (float)scene.Joints.GetValueOrDefault(fixture.Name);
        float turn = (float)((until.FromRadians + until.ToRadians) / 2) - angle;
        var pose = Pose.Upright(surface, angle);
        var grip = Grip.On(fixture, pose, arm, new FingerRoom(scene, objects, fixture.Name, arm.LargestOpeningMetres), domain.RobotBaseMetres, turn);
        float height = Clearance.TravelHeight(scene, held: null, objects, arm.Tool, grip.PointMetres);
        return new(action.Skill, new ObjectEstimate(fixture.Name, pose, 1), grip.WidthMetres, grip.PointMetres, height + FingerTipMetres)
        {
            ToolYaw = grip.YawRadians,
            TurnRadians = turn,
        };
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
