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

    // a pushed thing is lifted by that much, so that it does not begin inside of what it is pushed over
    private const float PushLiftMetres = 0.001f;

    private readonly TaskDescription task;
    private readonly DomainReadings readings;
    private readonly TaskWalk walk;
    private readonly Random random;
    private readonly PerturbationKind kind;
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
        string? happened = kind == PerturbationKind.Push ? Push(scene, world) : PutElsewhere(scene, world);
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

    private static bool IsClear(Vector3 place, World world) => SceneState.Horizontal(place, world.ToolPosition) > HandClearanceMetres;
}
