using System.Diagnostics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>One episode under way: from the draw to success, surrender, the step limit, or a fault of the program.</summary>
/// <param name="world">The world that it takes place in.</param>
/// <param name="agent">Who acts.</param>
/// <param name="domain">The actions of the domain.</param>
/// <param name="references">Knows the shortest plans.</param>
/// <param name="task">The task.</param>
/// <param name="setup">Its draw.</param>
/// <param name="key">Which episode it is.</param>
/// <param name="seed">The run's seed.</param>
/// <param name="meter">Gets a window for each phase.</param>
/// <param name="metersAgain">Whether short phases are metered once more by replay.</param>
/// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
public sealed class EpisodeRun(
    World world,
    IAgent agent,
    PddlDomain domain,
    ReferencePlans references,
    TaskDescription task,
    EpisodeSetup setup,
    EpisodeKey key,
    int seed,
    EnergyMeter meter,
    bool metersAgain,
    CancellationToken cancellation)
{
    /// <summary>The camera that shows the whole scene to people.</summary>
    private const string Camera = "film";

    // counters are renewed every 1 to 100 ms, so a window of a second is off by a few per cent at most
    private const double ShortestWindowSeconds = 1;

    private readonly TraceRecorder recorder = new();
    private readonly Perturbation? perturbation = Perturbation.For(task, setup, domain, seed, key.Episode);
    private Referee? referee;
    private readonly List<FactSet> reached = [];
    private int controlSteps;
    private double lastWork;
    private int? factsWrong;

    /// <summary>The plan that the agent made first, or null.</summary>
    public Plan? FirstPlan { get; private set; }

    /// <summary>Holds the episode back to the speed of a robot; null to run as fast as it goes.</summary>
    internal RealTimePace? Pace { get; init; }

    /// <summary>Tells how far states are from the goal.</summary>
    public GoalDistances Distances { get; init; } = new();

    /// <summary>Shown each step as it happens; null for nobody.</summary>
    public IEpisodeWatcher? Watcher { get; init; }

    /// <summary>Runs the episode.</summary>
    /// <exception cref="NeuroSymbolicException">An engine or a file is missing or wrong.</exception>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public EpisodeRow Run()
    {
        long start = Stopwatch.GetTimestamp();
        meter.Restart();
        EpisodeOutcome outcome;
        Surrender? end;
        try
        {
            referee = Prepare();
            start = Stopwatch.GetTimestamp();
            meter.Restart(metersAgain);
            Begin(referee.Facts);
            (outcome, end) = Loop(referee);
        }
        catch (RemotePolicyException fault)
        {
            (outcome, end) = (EpisodeOutcome.Error, new Surrender("policy", fault.Message));
        }
        catch (Exception fault) when (fault is not (NeuroSymbolicException or OperationCanceledException or OutOfMemoryException))
        {
            (outcome, end) = (EpisodeOutcome.Error, new Surrender("program", $"{fault.GetType().Name}: {fault.Message}"));
        }

        return Row(outcome, end, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>The record of the episode.</summary>
    public EpisodeTrace Trace(EpisodeRow row) => new()
    {
        Task = key.Task,
        Agent = key.Agent,
        Seed = seed,
        Episode = key.Episode,
        Objects = setup.Movable,
        Robot = task.Domain.OtherRobot,
        Camera = Camera,
        Goal = setup.Goal,
        Instruction = task.InstructionFor(setup),
        Outcome = row.Outcome,
        FailureReason = row.FailureReason,
        Steps = recorder.Steps,
        Events = recorder.Events,
    };

    // neither setting the table nor the referee's own plan is part of what is timed and metered
    private Referee Prepare()
    {
        world.Reset(setup.Scene);
        return new Referee(world, setup.Goal, references.States(task.Domain.PddlPath, domain, setup, world.TrueFacts()), setup.Foreign?.Name);
    }

    private void Begin(FactSet start)
    {
        Pace?.Begin();
        agent.Begin(AgentBriefing.For(task, setup, EpisodeRandom.Seed(seed, key.Task, key.Episode, "agent")));
        recorder.Add(world.TimeSeconds, world.Positions, RobotAction.Rest, null, start, agent.Report);
        Watcher?.Begin(start, agent.Report);
        reached.Add(start);
    }

    private (EpisodeOutcome Outcome, Surrender? End) Loop(Referee referee)
    {
        while (controlSteps < task.StepLimit)
        {
            cancellation.ThrowIfCancellationRequested();
            FactSet? believed = agent.Report.Believed;
            RobotAction action = Act();
            if (agent.Report.Believed is { } now && !ReferenceEquals(now, believed))
            {
                factsWrong = (factsWrong ?? 0) + now.Except(referee.Facts).Count + referee.Facts.Except(now).Count;
            }

            if (agent.Report.Surrender is Surrender surrender)
            {
                return (EpisodeOutcome.Failure, surrender);
            }

            string? happened;
            using (meter.Window(EnergyPhase.Simulation))
            {
                happened = perturbation?.Happen(controlSteps, world);
                if (happened is not null)
                {
                    Watcher?.Perturbed(happened);
                }

                world.Step(action, Watcher is null ? null : Watcher.AfterPhysicsStep);
                referee.Observe();
            }

            if (!ReferenceEquals(referee.Facts, reached[^1]))
            {
                reached.Add(referee.Facts);
            }

            controlSteps++;
            FirstPlan ??= agent.Report.Plan;
            double work = world.Effort.PositiveWorkJoules;
            using (meter.Window(EnergyPhase.Logging))
            {
                recorder.Add(
                    world.TimeSeconds,
                    world.Positions,
                    action,
                    (work - lastWork) * RobotAction.Rate,
                    referee.Facts,
                    agent.Report,
                    perturbation: happened);
            }

            lastWork = work;
            Watcher?.AfterControlStep(referee.Facts, agent.Report);

            // outside of all windows: what the machine draws meanwhile is that of rest
            Pace?.WaitFor(controlSteps);
            if (referee.HasSucceeded)
            {
                return (EpisodeOutcome.Success, null);
            }
        }

        return (EpisodeOutcome.Timeout, new Surrender("time", $"The goal was not reached within {task.StepLimit} control steps."));
    }

    private RobotAction Act()
    {
        // a camera costs the simulator, not the agent that looks through it; what it took stays for replays
        Observation sensed = world.Observe();
        var pictures = new Dictionary<(string, int), CameraImage>();
        var observation = new Observation(
            sensed.TimeSeconds,
            sensed.Robot,
            camera => Picture(camera, 0, () => sensed.Capture(camera)),
            (camera, side) => Picture(camera, side, () => sensed.Capture(camera, side)));
        using (meter.Window(EnergyPhase.Policy))
        {
            return agent.Act(observation);
        }

        CameraImage Picture(string camera, int side, Func<CameraImage> capture)
        {
            if (!pictures.TryGetValue((camera, side), out CameraImage? picture))
            {
                using (meter.Window(EnergyPhase.Rendering))
                {
                    picture = pictures[(camera, side)] = capture();
                }
            }

            return picture;
        }
    }

    private EpisodeRow Row(EpisodeOutcome outcome, Surrender? end, double wallSeconds)
    {
        AgentReport report = agent.Report;
        EnergyReport energy = agent.ComputesElsewhere
            ? meter.Report().WithoutJoules("The policy computes in another process, whose energy is not metered here.")
            : meter.Report();
        bool isReplayed = metersAgain && outcome != EpisodeOutcome.Error && energy.ReadsCounters;
        foreach (EnergyPhase phase in isReplayed ? Enum.GetValues<EnergyPhase>() : [])
        {
            if (energy[phase].Seconds < ShortestWindowSeconds * energy[phase].Windows && meter.Replay(phase) is ReplayReading reading)
            {
                energy = energy.With(phase, reading);
            }
        }

        RobotEffort effort = world.Effort;
        GoalDistance? distance = Distance(outcome);
        return new EpisodeRow
        {
            RunId = "",
            Task = key.Task,
            Agent = key.Agent,
            Episode = key.Episode,
            Seed = seed,
            Outcome = outcome,
            FailureStage = end?.Stage,
            FailureReason = end?.Reason.ReplaceLineEndings(" "),
            GoalFraction = referee?.GoalFraction,
            PlanFraction = referee?.PlanFraction,
            ReferenceSteps = referee?.ReferenceSteps,
            StartDistance = distance?.StartSteps,
            LeastDistance = distance?.LeastSteps,
            DistanceSource = distance?.Source,
            PlannerEngine = report.PlannerEngine,
            PlanSteps = FirstPlan?.Length,
            Replans = report.PlannerEngine is null ? null : report.Replans,
            SimSeconds = Rounded(world.TimeSeconds),
            WallSeconds = Rounded(wallSeconds),
            PerceptionMilliseconds = Rounded(report.PerceptionTime?.TotalMilliseconds),
            PlanningMilliseconds = Rounded(report.PlanningTime?.TotalMilliseconds),
            PolicyMilliseconds = Rounded(1000 * energy[EnergyPhase.Policy].Seconds),
            PerceptionJoules = Rounded(energy[EnergyPhase.Perception].GrossJoules),
            PlanningJoules = Rounded(energy[EnergyPhase.Planning].GrossJoules),
            PolicyJoules = Rounded(energy[EnergyPhase.Policy].GrossJoules),
            ControllerJoules = Rounded(energy.ControllerJoules),
            TotalJoules = Rounded(energy.Total.GrossJoules),
            EnergySource = energy.Source,
            EnergyReason = energy.Reason?.ReplaceLineEndings(" "),
            EnergyMetering = energy.Total.GrossJoules is null ? null : isReplayed ? "replay" : "direct",
            ControllerNetJoules = Rounded(energy.ControllerNetJoules),
            TotalNetJoules = Rounded(energy.Total.NetJoules),
            RobotWorkJoules = Rounded(effort.PositiveWorkJoules),
            RobotElectricJoules = Rounded(RobotEnergyModel.Of(task.Domain.Robot.Electric).Estimate(
                effort.PositiveWorkJoules, effort.TorqueSquaredSeconds, world.TimeSeconds).Joules),
            JointPathRadians = Rounded(effort.JointPathRadians),
            ControlSteps = controlSteps,
            FactsWrong = factsWrong,
        };
    }

    // after the episode is timed and metered, and only where it did not reach its goal
    private GoalDistance? Distance(EpisodeOutcome outcome) => outcome switch
    {
        EpisodeOutcome.Success => referee?.ReferenceSteps is { } steps ? new GoalDistance(steps, 0, IsExact: true) : null,
        EpisodeOutcome.Error => null,
        _ => Distances.Nearest(task.Domain.PddlPath, domain, setup, [.. reached.Distinct()]),
    };

    // a millionth is finer than any of these is known
    private static double? Rounded(double? value) => value is double known ? Math.Round(known, 6) : null;
}
