using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Makes labelled views of a domain's table, in batches that depend on the seed and the batch's number only.</summary>
/// <remarks>Each batch has its own things, and its own light and camera error, as one day in one laboratory differs from another.</remarks>
public sealed class ViewSource
{
    /// <summary>Views in one batch.</summary>
    public const int BatchSize = 24;

    // errors that remain after a camera is calibrated and screwed down: 0.1 degree is 2 mm on the table
    private const double CameraShiftMetres = 0.001;
    private const double CameraTurnRadians = 0.001;

    private const double LookShare = 0.6;
    private const double MotionShare = 0.03;
    private const double GraspDeviationMetres = 0.002;
    private const double EpisodeSeconds = 15;
    private const int ActionsOfMove = 2;

    private readonly TaskDescription task;
    private readonly string camera;
    private readonly int seed;
    private readonly SceneSampler sampler;
    private readonly DomainReadings readings;
    private readonly PddlDomain actions;
    private readonly Disturbances disturbances;
    private readonly Disturber disturber;

    /// <summary>A source for the things of a task.</summary>
    /// <param name="task">The task; any number of its objects, from one to all, will be present.</param>
    /// <param name="camera">The camera that takes the pictures.</param>
    /// <param name="seed">Equal seeds give equal views.</param>
    /// <param name="disturbances">What makes pictures harder; the scenes are the same with and without, but for what has fallen.</param>
    public ViewSource(TaskDescription task, string camera, int seed, Disturbances disturbances = Disturbances.None)
    {
        this.disturbances = disturbances;
        disturber = new Disturber(disturbances);
        this.task = task;
        this.camera = camera;
        this.seed = seed;
        readings = new DomainReadings(task.Domain);
        actions = PddlDomain.Load(task.Domain.PddlPath);
        sampler = new SceneSampler(
            task.Domain, CanBeMoved, task.Domain.TableCamera(camera), ArmPosture.Collect(task, Draws(0, "postures"), targets: 200));
    }

    /// <summary>Views of drawn scenes with the arm at rest.</summary>
    public IEnumerable<LabelledView> Scenes(int batch)
    {
        Random random = Draws(batch, "scenes");
        ObjectDescription[] things = Present(random);
        Random mishaps = Draws(batch, "disturbances");
        SceneVariation laboratory = disturber.Disturb(Variation(random), mishaps);
        using World world = World.Load(task.Domain, [.. things.Select(thing => thing.Name)], laboratory);
        for (int view = 0; view < BatchSize; view++)
        {
            SceneDraw scene;
            do
            {
                scene = sampler.Draw(things, random);
            }
            while (!scene.Build(world)); // else drawn again: something fell over or was pushed

            if (disturbances.HasFlag(Disturbances.FallenThing))
            {
                FallenThing.Drop(scene, world, CanBeMoved, all => sampler.Shows(all, scene.Arm), mishaps);
            }

            world.Strays = disturber.Strays(task.Domain, world.TrueScene(), mishaps);
            yield return Take(world, mishaps);
        }
    }

    /// <summary>Views out of episodes in which an agent that is told the truth makes legal moves: at its looks and in between.</summary>
    public IEnumerable<LabelledView> Motions(int batch)
    {
        Random random = Draws(batch, "motions");
        ObjectDescription[] things = Present(random);
        Random mishaps = Draws(batch, "disturbances");
        SceneVariation laboratory = disturber.Disturb(Variation(random), mishaps);
        using World world = World.Load(task.Domain, [.. things.Select(thing => thing.Name)], laboratory);
        bool isLook = false;
        using var agent = new NeuroSymbolicAgent(
            "recorder", new RecordedLooks(world, GraspDeviationMetres, random, () => isLook = true), TimeProvider.System);
        ImmutableArray<ObjectDescription> objects = [.. things, .. task.Domain.Areas];
        FactSet lasting = readings.ReadStatic(objects);
        var walk = new TaskWalk(actions, readings, objects, lasting);
        int taken = 0;
        while (taken < BatchSize)
        {
            SceneState scene = sampler.DrawAtRest(things, random);
            FactSet start = readings.Read(scene);
            FactSet goal = readings.WhereOf(walk.From(start, ActionsOfMove, random));
            world.Reset(scene);
            world.Strays = disturber.Strays(task.Domain, scene, mishaps);
            agent.Begin(new AgentBriefing(task.Name, task.Instruction, task.Domain, objects, lasting, goal, seed));
            while (taken < BatchSize && agent.Report.Activity != "done" && agent.Report.Surrender is null && world.TimeSeconds < EpisodeSeconds)
            {
                isLook = false;
                RobotAction action = agent.Act(world.Observe());
                if (random.NextDouble() < (isLook ? LookShare : MotionShare))
                {
                    taken++;
                    yield return Take(world, mishaps);
                }

                world.Step(action);
            }
        }
    }

    private LabelledView Take(World world, Random mishaps) =>
        LabelledView.Take(world, camera, disturbances == Disturbances.None ? null : picture => disturber.Disturb(picture, mishaps));

    private bool CanBeMoved(ObjectDescription item) => actions.Actions.Any(action =>
        task.Domain.Actions.TryGetValue(action.Name, out ActionDescription? description) && description.Skill == Skill.Grasp
        && actions.Types.Fits(new TypedName(item.Name, item.Type), action.Parameters[description.Moved].Types));

    private ObjectDescription[] Present(Random random)
    {
        string[] names = [.. task.Objects.From];
        random.Shuffle(names);
        var present = names.Take(1 + random.Next(names.Length)).ToHashSet();
        return [.. task.Domain.Objects.Where(item => present.Contains(item.Name))];
    }

    /// <summary>Another laboratory: cameras off by 1 mm and 1 mrad (standard deviation along each axis), other lamps.</summary>
    public static SceneVariation Variation(Random random)
    {
        return new SceneVariation(
            Gaussian(CameraShiftMetres), Gaussian(CameraTurnRadians), Gaussian(0.1), Brightness: 0.8f + (0.4f * random.NextSingle()));

        Vector3 Gaussian(double deviation) => new(
            (float)random.NextGaussian(deviation), (float)random.NextGaussian(deviation), (float)random.NextGaussian(deviation));
    }

    private Random Draws(int batch, string purpose) => EpisodeRandom.Create(seed, task.Name, batch, purpose);
}
