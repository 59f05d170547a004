using System.Diagnostics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>One episode under way: from the draw to success, surrender, the step limit, or a fault of the program.</summary>
internal sealed class EpisodeRun(
    World world,
    IAgent agent,
    PddlDomain domain,
    TaskDescription task,
    EpisodeSetup setup,
    EpisodeKey key,
    int seed,
    CancellationToken cancellation)
{
    /// <summary>The camera that shows the whole scene to people.</summary>
    private const string Camera = "film";

    private readonly TraceRecorder recorder = new();
    private Referee? referee;
    private int controlSteps;
    private long agentTicks;
    private double lastWork;

    /// <summary>The plan that the agent made first, or null.</summary>
    public Plan? FirstPlan { get; private set; }

    /// <summary>Runs the episode.</summary>
    /// <exception cref="NeuroSymbolicException">An engine or a file is missing or wrong.</exception>
    /// <exception cref="OperationCanceledException">The run is to end.</exception>
    public EpisodeRow Run()
    {
        long start = Stopwatch.GetTimestamp();
        EpisodeOutcome outcome;
        Surrender? end;
        try
        {
            Begin();
            (outcome, end) = Loop();
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
        Camera = Camera,
        Goal = setup.Goal,
        Outcome = row.Outcome,
        FailureReason = row.FailureReason,
        Steps = recorder.Steps,
        Events = recorder.Events,
    };

    private void Begin()
    {
        world.Reset(setup);
        FactSet start = world.TrueFacts();
        referee = new Referee(world, setup.Goal, ReferencePlan.States(domain, key.Task, setup, start));
        agent.Begin(AgentBriefing.For(task, setup, EpisodeRandom.Seed(seed, key.Task, key.Episode, "agent")));
        recorder.Add(world.TimeSeconds, world.Positions, RobotAction.Rest, null, start, agent.Report);
    }

    private (EpisodeOutcome Outcome, Surrender? End) Loop()
    {
        while (controlSteps < task.StepLimit)
        {
            cancellation.ThrowIfCancellationRequested();
            RobotAction action = Act();
            if (agent.Report.Surrender is Surrender surrender)
            {
                return (EpisodeOutcome.Failure, surrender);
            }

            world.Step(action);
            referee!.Observe();
            controlSteps++;
            FirstPlan ??= agent.Report.Plan;
            double work = world.Effort.PositiveWorkJoules;
            recorder.Add(
                world.TimeSeconds, world.Positions, action, (work - lastWork) * RobotAction.Rate, referee.Facts, agent.Report);
            lastWork = work;
            if (referee.HasSucceeded)
            {
                return (EpisodeOutcome.Success, null);
            }
        }

        return (EpisodeOutcome.Timeout, new Surrender("time", $"The goal was not reached within {task.StepLimit} control steps."));
    }

    private RobotAction Act()
    {
        long before = Stopwatch.GetTimestamp();
        try
        {
            return agent.Act(world.Observe());
        }
        finally
        {
            agentTicks += Stopwatch.GetTimestamp() - before;
        }
    }

    private EpisodeRow Row(EpisodeOutcome outcome, Surrender? end, double wallSeconds)
    {
        AgentReport report = agent.Report;
        double agentMilliseconds = Stopwatch.GetElapsedTime(0, agentTicks).TotalMilliseconds;
        double planningOrLooking = (report.PerceptionTime + report.PlanningTime)?.TotalMilliseconds ?? 0;
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
            PlannerEngine = report.PlannerEngine,
            PlanSteps = FirstPlan?.Length,
            Replans = report.PlannerEngine is null ? null : report.Replans,
            SimSeconds = Rounded(world.TimeSeconds),
            WallSeconds = Rounded(wallSeconds),
            PerceptionMilliseconds = Rounded(report.PerceptionTime?.TotalMilliseconds),
            PlanningMilliseconds = Rounded(report.PlanningTime?.TotalMilliseconds),
            PolicyMilliseconds = Rounded(agentMilliseconds - planningOrLooking),
            RobotWorkJoules = Rounded(world.Effort.PositiveWorkJoules),
            JointPathRadians = Rounded(world.Effort.JointPathRadians),
            ControlSteps = controlSteps,
        };
    }

    // a millionth is finer than any of these is known
    private static double? Rounded(double? value) => value is double known ? Math.Round(known, 6) : null;
}
