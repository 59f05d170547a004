using System.Diagnostics;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Benchmarks;

/// <summary>How much of the bare engine's speed our stepping loop keeps.</summary>
/// <remarks>Both loops start from the same state and go through the same states: the bare one replays, at every physics step, the
/// controls that ours computed. They take turns, and the least disturbed round of each counts, since other work on the machine can
/// only slow a round down.</remarks>
internal static class SteppingBenchmark
{
    private const int Rounds = 21;
    private const int ControlSteps = 200;

    public static void Run(TextWriter output)
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-4");
        EpisodeSetup setup = task.Draw(runSeed: 1, episode: 0);
        using World world = World.Load(task.Domain, setup.Movable);
        world.Reset(setup.Scene);

        MuJoCoData data = world.Data;
        double[] start = new double[data.StateLength];
        data.SaveState(start);
        RobotAction[] actions = Motion();
        double[] controls = Record(world, data, start, actions);
        double[] end = new double[data.StateLength];
        data.SaveState(end);

        double[] ours = new double[Rounds];
        double[] bare = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            ours[round] = Time(data, start, () =>
            {
                foreach (RobotAction action in actions)
                {
                    world.Step(action);
                }
            });
            bare[round] = Time(data, start, () => Replay(data, controls));
        }

        double[] replayed = new double[data.StateLength];
        data.SaveState(replayed);
        int steps = ControlSteps * World.PhysicsStepsPerControlStep;
        double ratio = bare.Min() / ours.Min();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"""
            stepping, {task.Name}, {steps} physics steps, best of {Rounds} rounds in turn
              bare mj_step with recorded controls  {steps / bare.Min():F0} steps/s
              our loop with the controller         {steps / ours.Min():F0} steps/s
              ratio                                {ratio:F3}
              same end state                       {end.AsSpan().SequenceEqual(replayed)}
            """));
    }

    // down to the table and about: arm moving, cubes resting on each other, as in an episode
    private static RobotAction[] Motion() =>
    [
        .. Enumerable.Range(0, ControlSteps).Select(step => new RobotAction(
            0.5f * MathF.Sin(step * 0.1f), MathF.Cos(step * 0.05f), 0.6f * MathF.Sin(step * 0.07f), 0, step % 80 < 40 ? -1 : 1)),
    ];

    private static double[] Record(World world, MuJoCoData data, double[] start, RobotAction[] actions)
    {
        data.LoadState(start);
        var controls = new List<double>();
        foreach (RobotAction action in actions)
        {
            world.Step(action, afterPhysicsStep: () => controls.AddRange(data.Ctrl));
        }

        return [.. controls];
    }

    private static void Replay(MuJoCoData data, double[] controls)
    {
        int count = data.Model.Nu;
        for (int at = 0; at < controls.Length; at += count)
        {
            controls.AsSpan(at, count).CopyTo(data.Ctrl);
            data.Step();
        }
    }

    private static double Time(MuJoCoData data, double[] start, Action loop)
    {
        data.LoadState(start);
        long begin = Stopwatch.GetTimestamp();
        loop();
        return Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }
}
