using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>An expert that is told what is true and carries a task out before a recorder, with noise in its actions.</summary>
/// <param name="task">The task.</param>
/// <param name="seed">Seed of all draws.</param>
public sealed class Demonstrator(TaskDescription task, int seed)
{
    /// <summary>The agent's name in the traces.</summary>
    public const string Name = "expert";

    private const string Camera = "film";

    /// <summary>One episode from start to end.</summary>
    /// <param name="episode">Its number; equal numbers give equal episodes.</param>
    /// <returns>The trace, whatever its outcome. It ends a second after the goal is reached.</returns>
    /// <exception cref="InputException">The domain lacks what a demonstration needs.</exception>
    public EpisodeTrace Record(int episode)
    {
        EpisodeSetup setup = (task with { Perturbation = null }).Draw(seed, episode);
        using World world = World.Load(task.Domain, setup.Movable);
        world.Reset(setup.Scene);
        HandStart.Draw(world, setup, EpisodeRandom.Create(seed, task.Name, episode, "hand"));

        // fewest steps, so that the same situation is never answered in two ways
        using var expert = new NeuroSymbolicAgent(
            Name, new OraclePerception(world), new(Energy.MeteringPlan.TimeOnly, TimeProvider.System), new AgentSettings(PlanMetric.Length));
        expert.Begin(AgentBriefing.For(task, setup, EpisodeRandom.Seed(seed, task.Name, episode, "agent")));
        var noise = new ActionNoise(EpisodeRandom.Create(seed, task.Name, episode, "noise"));
        var referee = new Referee(world, setup.Goal, []);
        var recorder = new TraceRecorder();
        (double start, double work) = (world.TimeSeconds, world.Effort.PositiveWorkJoules);
        recorder.Add(0, world.Positions, RobotAction.Rest, null, referee.Facts, expert.Report);
        for (int step = 0; step < task.StepLimit && !referee.HasSucceeded && expert.Report.Surrender is null; step++)
        {
            RobotAction intended = expert.Act(world.Observe());
            RobotAction action = noise.Disturb(intended);
            world.Step(action);
            referee.Observe();
            double done = world.Effort.PositiveWorkJoules;
            recorder.Add(
                world.TimeSeconds - start,
                world.Positions,
                action,
                (done - work) * RobotAction.Rate,
                referee.Facts,
                expert.Report,
                intended,
                SentencesOf(expert.Report));
            work = done;
        }

        return new EpisodeTrace
        {
            Task = task.Name,
            Agent = Name,
            Seed = seed,
            Episode = episode,
            Objects = setup.Movable,
            Robot = task.Domain.OtherRobot,
            Camera = Camera,
            Goal = setup.Goal,
            Instruction = task.InstructionFor(setup),
            Outcome = referee.HasSucceeded ? EpisodeOutcome.Success
                : expert.Report.Surrender is null ? EpisodeOutcome.Timeout : EpisodeOutcome.Failure,
            FailureReason = expert.Report.Surrender?.Reason,
            Steps = recorder.Steps,
            Events = recorder.Events,
        };
    }

    // a move is a grasp and the setting down that follows it
    private (string Move, string SubTask) SentencesOf(AgentReport report)
    {
        if (report.Plan is not { } plan || report.StepIndex >= plan.Length || report.Activity == "done")
        {
            return ("", "");
        }

        PlanStep step = plan.Steps[report.StepIndex];
        ActionDescription action = task.Domain.Actions[step.Action];
        PlanStep? setDown = action.Skill == Skill.SetDown ? step : plan.Steps.ElementAtOrDefault(report.StepIndex + 1);
        string move = setDown is not null && task.Domain.Actions[setDown.Action] is { Skill: Skill.SetDown } last && last.SupportOf(setDown) is { } support
            ? task.Domain.Move(last.MovedBy(setDown), support)
            : "";
        return (move, task.Domain.SubTask(step));
    }
}
