using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>What happens once to an episode from outside. What and when is drawn from the run's seed, so it is the same for every agent but for the
/// moment at which it becomes possible, which depends on what the agent does.</summary>
internal sealed class Perturbation
{
    // people keep their fingers out of the gripper
    private const float HandClearanceMetres = 0.13f;
    private const float ShortestPushMetres = 0.02f;
    private const float LongestPushMetres = 0.05f;

    // the middle of a place, where a thing stands and the open fingers come down beside it; and how far beside all places something may appear
    private const float MiddleMetres = 0.124f;
    private static readonly Vector3 Beside = new(0.06f, 0.06f, 0);

    // a place this many times as wide as a thing has room for others beside it
    private const int RoomySizes = 4;

    // a pushed thing is lifted by that much, so that it does not begin inside of what it is pushed over
    private const float PushLiftMetres = 0.001f;

    private readonly TaskDescription task;
    private readonly DomainReadings readings;
    private readonly TaskWalk walk;
    private readonly Random random;
    private readonly PerturbationKind kind;
    private readonly ObjectDescription? foreign;
    private readonly bool isOnPlace;
    private readonly int fromStep;
    private bool isOver;

    private Perturbation(PerturbationDescription description, TaskDescription task, EpisodeSetup setup, PddlDomain domain, Random random)
    {
        this.task = task;
        this.random = random;
        readings = new DomainReadings(task.Domain);
        walk = new TaskWalk(domain, readings, setup.Objects, setup.StaticFacts);
        kind = description.OneOf[random.Next(description.OneOf.Length)];
        fromStep = random.Next(description.FromStep, description.ToStep + 1);
        foreign = setup.Foreign;
        isOnPlace = kind == PerturbationKind.Appear && random.Next(2) == 0;
    }

    /// <summary>That of an episode; null where its task has none.</summary>
    public static Perturbation? For(TaskDescription task, EpisodeSetup setup, PddlDomain domain, int runSeed, int episode) =>
        task.Perturbation is { } description
            ? new(description, task, setup, domain, EpisodeRandom.Create(runSeed, task.Name, episode, "perturbation"))
            : null;

    /// <summary>Lets it happen, if its time has come and it can.</summary>
    /// <param name="controlStep">Control steps so far.</param>
    /// <param name="world">Where.</param>
    /// <returns>What happened, in a sentence; null for nothing.</returns>
    public string? Happen(int controlStep, World world)
    {
        if (isOver || controlStep < fromStep)
        {
            return null;
        }

        SceneState scene = world.TrueScene();
        string? happened = kind switch
        {
            PerturbationKind.Push => Push(scene, world),
            PerturbationKind.Appear => Appear(scene, world),
            _ => PutElsewhere(scene, world),
        };
        isOver = happened is not null;
        return happened;
    }

    private string? Push(SceneState scene, World world)
    {
        var bearing = scene.Objects.Select(thing => scene.SupportOf(thing, thing.Item.SizeMetres.X)).ToHashSet();
        ImmutableArray<ObjectState> free =
        [
            .. scene.Objects.Where(thing =>
                !thing.IsHeld && !thing.IsMoving && !bearing.Contains(thing.Item.Name) && IsClear(thing.Pose.Position, world)),
        ];
        if (free.IsEmpty)
        {
            return null;
        }

        ObjectState pushed = free[random.Next(free.Length)];
        (float sine, float cosine) = MathF.SinCos(2 * MathF.PI * random.NextSingle());
        float way = ShortestPushMetres + ((LongestPushMetres - ShortestPushMetres) * random.NextSingle());
        Vector3 place = pushed.Pose.Position + new Vector3(way * cosine, way * sine, PushLiftMetres);
        world.MoveObject(pushed.Item.Name, pushed.Pose with { Position = place });
        return string.Create(CultureInfo.InvariantCulture, $"Someone pushes {pushed.Item.Name} aside by {100 * way:0.0} cm.");
    }

    // a walk from a state in which nothing is held is a pick and a place; from one in which something is, a place
    private string? PutElsewhere(SceneState scene, World world)
    {
        bool isTaken = kind == PerturbationKind.Take;
        FactSet facts = world.TrueFacts();
        if (readings.HoldsSomething(facts) != isTaken)
        {
            return null;
        }

        var draw = new PlaceDraw(random, task.Start.PositionNoiseMetres);
        FactSet after = readings.WhereOf(walk.From(facts, actions: 1, random));
        foreach (Fact fact in after.Except(readings.WhereOf(facts)))
        {
            if (scene.Find(fact.Arguments[0]) is { } moved
                && (isTaken || IsClear(moved.Pose.Position, world))
                && readings.PlaceFor(moved.Item, after, scene with { Objects = scene.Objects.Remove(moved) }, draw) is { } pose
                && IsClear(pose.Position, world))
            {
                world.MoveObject(moved.Item.Name, pose);
                return isTaken ? $"Someone takes {moved.Item.Name} out of the hand: {fact}." : $"Someone moves {moved.Item.Name}: {fact}.";
            }
        }

        return null;
    }

    private string? Appear(SceneState scene, World world)
    {
        ObjectDescription[] places = [.. scene.Places.Where(place => place is { BearsAnywhere: false, Joint: null })];
        Vector3? spot;
        string where = "the table";
        if (isOnPlace)
        {
            ObjectDescription[] free = [.. places.Where(place => IsFree(place, scene))];
            ObjectDescription? place = free.Length == 0 ? null : free[random.Next(free.Length)];
            var draw = new PlaceDraw(random, task.Start.PositionNoiseMetres);
            (spot, where) = (place?.SurfaceMetres + new Vector3(draw.OnPlace(SupportedReading.LargestOffsetMetres), 0), place?.Name ?? where);
        }
        else
        {
            spot = scene.RandomSpot(foreign!, Around(places), random);
            spot = spot is { } beside && places.Any(place => IsTaken(place, beside)) ? null : spot;
        }

        if (spot is not { } found || !IsClear(found, world))
        {
            return null;
        }

        Vector3 rise = new(0, 0, PlaceDraw.GapMetres + (foreign!.SizeMetres.Z / 2));
        world.MoveObject(foreign.Name, new Pose(found + rise, Quaternion.Identity));
        return $"Someone puts {foreign.Name}, which is no part of the task, on {where}.";
    }

    private static bool IsFree(ObjectDescription place, SceneState scene) =>
        !scene.Objects.Any(thing => IsOver(thing.Pose.Position, place, thing.Item.SizeMetres));

    // a place that has room for other things as well is not taken by one, and a small one by what stands where things and the open fingers come down
    private bool IsTaken(ObjectDescription place, Vector3 spot)
    {
        Vector3 size = foreign!.SizeMetres;
        bool isNarrow = place.SizeMetres.X < RoomySizes * size.X || place.SizeMetres.Y < RoomySizes * size.Y;
        Vector3 middle = isNarrow ? Vector3.Min(place.SizeMetres, new Vector3(MiddleMetres)) : place.SizeMetres;
        return (isNarrow || place.SizeMetres.Z > 0) && IsOver(spot, place with { SizeMetres = middle }, size);
    }

    private static bool IsOver(Vector3 point, ObjectDescription place, Vector3 size)
    {
        Vector3 offset = Vector3.Abs(point - place.SurfaceMetres!.Value), reach = (place.SizeMetres + size) / 2;
        return offset.X < reach.X && offset.Y < reach.Y;
    }

    // the part of the table that has all places in it, and what is around them
    private static ObjectDescription Around(ObjectDescription[] places)
    {
        Vector3 low = places.Select(place => place.SurfaceMetres!.Value - (place.SizeMetres with { Z = 0 } / 2)).Aggregate(Vector3.Min) - Beside;
        Vector3 high = places.Select(place => place.SurfaceMetres!.Value + (place.SizeMetres with { Z = 0 } / 2)).Aggregate(Vector3.Max) + Beside;
        return places[0] with { SizeMetres = (high - low) with { Z = 0 }, SurfaceMetres = ((low + high) / 2) with { Z = low.Z } };
    }

    private static bool IsClear(Vector3 place, World world) => SceneState.Horizontal(place, world.ToolPosition) > HandClearanceMetres;
}
