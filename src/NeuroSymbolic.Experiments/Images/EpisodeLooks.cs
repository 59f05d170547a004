using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>The views of an agent at its looks, out of whole episodes of a task carried out with true facts.</summary>
public static class EpisodeLooks
{
    /// <summary>All views of one episode, in order.</summary>
    /// <param name="task">The task.</param>
    /// <param name="camera">The camera that takes the pictures.</param>
    /// <param name="runSeed">The run's seed.</param>
    /// <param name="episode">The episode's number in the run.</param>
    public static IEnumerable<LabelledView> Of(TaskDescription task, string camera, int runSeed, int episode)
    {
        EpisodeSetup setup = task.Draw(runSeed, episode);
        using World world = World.Load(task.Domain, setup.Movable);
        world.Reset(setup.Scene);
        bool isLook = false;
        Random random = EpisodeRandom.Create(runSeed, task.Name, episode, "looks");
        using var agent = new NeuroSymbolicAgent(
            "recorder", new RecordedLooks(world, deviationMetres: 0.002, random, () => isLook = true), TimeProvider.System);
        agent.Begin(AgentBriefing.For(task, setup, runSeed));
        for (int step = 0; step < task.StepLimit && agent.Report.Activity != "done" && agent.Report.Surrender is null; step++)
        {
            isLook = false;
            RobotAction action = agent.Act(world.Observe());
            if (isLook)
            {
                yield return LabelledView.Take(world, camera);
            }

            world.Step(action);
        }
    }
}
