using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Studio;

/// <summary>One episode that is watched: it runs on a thread of its own, tells what happens, and obeys.</summary>
/// <param name="choice">What was chosen.</param>
/// <param name="id">By which its replay is asked for.</param>
/// <param name="send">Takes the messages in order; waits where the watcher is slow.</param>
/// <param name="cancellation">Ends it.</param>
internal sealed class LiveEpisode(EpisodeChoice choice, string id, Action<SocketMessage> send, CancellationToken cancellation) : IEpisodeWatcher
{
    // two poses in each control step make 40 a second at the robot's own speed
    private const int PhysicsStepsPerPose = 13;
    private const int ControlStepsPerEnergy = 4;
    private const int ControlStepsPerPicture = RobotAction.Rate;

    private readonly PlaybackPace pace = new();
    private readonly OutsideHand hand = new(choice.Task.Domain);
    private readonly List<TraceEvent> handled = [];
    private Func<WatchedPerception.Sight?>? takeSight;
    private EnergyMeter meter = null!;
    private World world = null!;
    private int bodies;
    private int physicsSteps;
    private int controlSteps;
    private FactSet? facts;
    private AgentReport? told;
    private string? happened;

    /// <summary>Runs the episode to its end.</summary>
    /// <returns>Its record.</returns>
    /// <exception cref="NeuroSymbolicException">A model or an engine is missing.</exception>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public WatchedEpisode Run()
    {
        TaskDescription task = choice.Task;
        EpisodeSetup setup = task.Draw(choice.Seed, choice.Episode);

        // other requests work in this process too, so that the processor time of this thread alone is the agent's
        using var counters = EnergyCounters.Discover(TimeProvider.System);
        MeteringPlan metering = MeteringPlan.For(counters, jobs: 2, ProcessorModel.Default);
        meter = new EnergyMeter(metering, TimeProvider.System);
        using World table = World.Load(task.Domain, setup.Movable);
        world = table;
        world.Reset(setup.Scene);
        SceneAnswer scene = SceneText.Of(world, task, setup.Movable, setup.Goal, task.InstructionFor(setup));
        bodies = scene.Bodies.Count;
        bool sees = AgentCatalogue.SeesThroughCamera(choice.Agent);
        Send(new WatchBegin("begin", id, scene, choice.Agent, sees, metering.Reason), StudioJsonContext.Default.WatchBegin);
        using IAgent agent = AgentCatalogue.Create(choice.Agent, world, meter, around: Around, cancellation: cancellation);
        var run = new EpisodeRun(
            world, agent, PddlDomain.Load(task.Domain.PddlPath), new ReferencePlans(), task, setup,
            new EpisodeKey(task.Name, choice.Agent, choice.Episode), choice.Seed, meter, metersAgain: false, cancellation)
        {
            Watcher = this,
        };
        EpisodeRow row = run.Run();
        Tell(row);
        EpisodeTrace trace = run.Trace(row);

        // what the hand did is put among what happened at the same control step
        return new WatchedEpisode(trace with { Events = [.. trace.Events.Concat(handled).OrderBy(change => change.Step)] }, hand.HasTouched);
    }

    /// <summary>Does what the watcher wants.</summary>
    public void Obey(WatchOrder order)
    {
        switch (order.Order)
        {
            case "pause":
                pace.Pause();
                break;
            case "resume":
                pace.Resume();
                break;
            case "step":
                pace.Step();
                break;
            case "speed" when order.Speed is double speed:
                pace.SetSpeed(speed);
                break;
            case "hold" or "release" when order is { Object: string name, Position: [double x, double y, double z] }:
                hand.Take(name, new Vector3((float)x, (float)y, (float)z), order.Order == "release");
                break;
        }
    }

    /// <inheritdoc/>
    public void Begin(FactSet facts, AgentReport report)
    {
        SendPoses();
        Tell(facts, report);
        ShowPicture();
    }

    /// <inheritdoc/>
    public void Perturbed(string sentence) => happened = sentence;

    /// <inheritdoc/>
    public void AfterPhysicsStep()
    {
        if (hand.Move(world) is { } sentence)
        {
            happened = sentence;
            handled.Add(new TraceEvent(controlSteps + 1) { Perturbation = sentence });
        }

        if (++physicsSteps % World.PhysicsStepsPerControlStep is 0 or PhysicsStepsPerPose)
        {
            pace.WaitFor(world.TimeSeconds, cancellation);
            SendPoses();
        }
    }

    /// <inheritdoc/>
    public void AfterControlStep(FactSet facts, AgentReport report)
    {
        controlSteps++;
        pace.Stepped();
        Tell(facts, report);
        if (takeSight?.Invoke() is { } sight)
        {
            Show(sight);
        }
        else if (!AgentCatalogue.SeesThroughCamera(choice.Agent) && controlSteps % ControlStepsPerPicture == 0)
        {
            ShowPicture();
        }

        if (controlSteps % ControlStepsPerEnergy == 0)
        {
            TellEnergy();
        }
    }

    private WatchedPerception Around(IPerception inner)
    {
        var watched = new WatchedPerception(inner);
        takeSight = watched.Take;
        return watched;
    }

    private void SendPoses()
    {
        float[] frame = SceneText.Poses(world, bodies);
        byte[] bytes = new byte[frame.Length * sizeof(float)];
        Buffer.BlockCopy(frame, 0, bytes, 0, bytes.Length);
        send(new SocketMessage(bytes, IsText: false));
    }

    private void Tell(FactSet now, AgentReport report)
    {
        var change = new WatchChange(
            "change",
            world.TimeSeconds,
            controlSteps,
            now.Equals(facts) ? null : Words(now),
            report.Believed is null || report.Believed.Equals(told?.Believed) ? null : Words(report.Believed),
            report.Plan is null || ReferenceEquals(report.Plan, told?.Plan) ? null : [.. report.Plan.Steps.Select(step => step.ToString())],
            report.StepIndex == told?.StepIndex ? null : report.StepIndex,
            report.Activity == told?.Activity ? null : report.Activity,
            report.Replans == told?.Replans ? null : report.Replans,
            report.PlannerEngine == told?.PlannerEngine ? null : report.PlannerEngine,
            happened);
        (facts, told, happened) = (now, report, null);
        if (change is not { Facts: null, Believed: null, Plan: null, StepIndex: null, Activity: null, Replans: null, Engine: null, Happened: null })
        {
            Send(change, StudioJsonContext.Default.WatchChange);
        }
    }

    private void Tell(EpisodeRow row)
    {
        TellEnergy();
        string outcome = row.Outcome.ToString().ToLowerInvariant();
        Send(
            new WatchEnd("end", world.TimeSeconds, outcome, row.FailureReason, row.GoalFraction, row.Replans, hand.HasTouched),
            StudioJsonContext.Default.WatchEnd);
    }

    private void TellEnergy()
    {
        EnergyReport energy = meter.Report();
        RobotEffort effort = world.Effort;
        double arm = RobotEnergyModel.Of(world.Domain.Robot.Electric).Estimate(effort.PositiveWorkJoules, effort.TorqueSquaredSeconds, world.TimeSeconds).Joules;
        Send(
            new WatchEnergy(
                "energy",
                world.TimeSeconds,
                energy[EnergyPhase.Perception].GrossJoules,
                energy[EnergyPhase.Planning].GrossJoules,
                energy[EnergyPhase.Policy].GrossJoules,
                arm,
                effort.PositiveWorkJoules,
                energy.Source),
            StudioJsonContext.Default.WatchEnergy);
    }

    private void Show(WatchedPerception.Sight sight)
    {
        ImmutableArray<BoxSeen> boxes = sight.Registered is { } camera
            ? [.. sight.Scene.Objects.Select(item => new BoxSeen(item.Name, Math.Round(item.Confidence, 4), SeenBox.Corners(item, choice.Task.Domain, camera)))]
            : [];
        IEnumerable<Fact> all = sight.Scene.Facts.Concat(sight.Scene.Confidences.Keys).Distinct().Order();
        CameraImage picture = sight.Picture ?? Picture();
        Send(
            new WatchLook(
                "look",
                world.TimeSeconds,
                sight.Camera,
                SceneText.DataAddress(picture),
                boxes,
                [.. all.Select(fact => new BeliefHeld(fact.ToString(), Math.Round(sight.Scene.Confidence(fact), 4), sight.Scene.Facts.Contains(fact)))]),
            StudioJsonContext.Default.WatchLook);
    }

    private void ShowPicture() => Send(
        new WatchLook("look", world.TimeSeconds, null, SceneText.DataAddress(Picture()), [], []), StudioJsonContext.Default.WatchLook);

    private CameraImage Picture()
    {
        DomainDescription domain = choice.Task.Domain;
        int side = domain.Camera(domain.DefaultCamera).SidePixels;
        return world.Render(domain.DefaultCamera, side, side);
    }

    private void Send<T>(T message, JsonTypeInfo<T> type) => send(new SocketMessage(JsonSerializer.SerializeToUtf8Bytes(message, type), IsText: true));

    private static string[] Words(FactSet facts) => [.. facts.Select(fact => fact.ToString())];
}
