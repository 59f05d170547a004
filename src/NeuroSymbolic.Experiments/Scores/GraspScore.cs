using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Holds what is believed of a thing before it is grasped against the truth: after the last look at the table, and after the close look.</summary>
public sealed class GraspScore
{
    private readonly List<double> before = [];
    private readonly List<double> after = [];
    private readonly List<double> milliseconds = [];

    /// <summary>Number of grasps.</summary>
    public int Grasps => before.Count;

    /// <summary>Close looks that did not find what is there.</summary>
    public int Missed => before.Count - after.Count;

    /// <summary>Horizontal distances to the true centre before the close look, millimetres.</summary>
    public IReadOnlyList<double> ErrorsBefore => before;

    /// <summary>The same after the close looks that found the thing.</summary>
    public IReadOnlyList<double> ErrorsAfter => after;

    /// <summary>Lets an agent carry out an episode and compares at each grasp.</summary>
    /// <param name="task">The task.</param>
    /// <param name="see">What the agent sees with in a world; it stays with the caller.</param>
    /// <param name="runSeed">The run's seed.</param>
    /// <param name="episode">The episode's number in the run.</param>
    /// <param name="variation">How the laboratory differs from the domain's scene; null for not at all.</param>
    public void Add(TaskDescription task, Func<World, IPerception> see, int runSeed, int episode, SceneVariation? variation = null)
    {
        EpisodeSetup setup = task.Draw(runSeed, episode);
        using World world = World.Load(task.Domain, setup.Movable, variation);
        world.Reset(setup.Scene);
        using var agent = new NeuroSymbolicAgent("scored", new Witness(world, see(world), this), TimeProvider.System);
        agent.Begin(AgentBriefing.For(task, setup, runSeed));
        for (int step = 0; step < task.StepLimit && agent.Report.Activity != "done" && agent.Report.Surrender is null; step++)
        {
            world.Step(agent.Act(world.Observe()));
        }
    }

    /// <summary>The score in one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Grasps} grasps, horizontal error before the close look median {At(before, 0.5):F2} mm, 95th percentile {At(before, 0.95):F2} mm, "
        + $"after it {At(after, 0.5):F2} mm and {At(after, 0.95):F2} mm, {Missed} not found, {At(milliseconds, 0.5):F2} ms a look");

    private static double At(List<double> values, double share) =>
        values.Count == 0 ? double.NaN : values.Order().ElementAt((int)(share * (values.Count - 1)));

    /// <summary>Passes on what is seen, and notes how far it is from the truth.</summary>
    private sealed class Witness(World world, IPerception perception, GraspScore score) : IPerception
    {
        public SceneEstimate Look(Observation observation) => perception.Look(observation);

        public SceneEstimate Look(Observation observation, SceneEstimate? before) => perception.Look(observation, before);

        public SceneEstimate Complete(Observation observation, SceneEstimate seen, SceneEstimate? before, ImmutableArray<string> missing) =>
            perception.Complete(observation, seen, before, missing);

        public ObjectEstimate? LookClosely(Observation observation, ObjectEstimate expected)
        {
            // rendering is not the look's own time
            CameraImage picture = observation.Capture(world.Domain.HandCamera);
            long start = Stopwatch.GetTimestamp();
            ObjectEstimate? seen = perception.LookClosely(new Observation(observation.TimeSeconds, observation.Robot, _ => picture), expected);
            score.milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Vector3 truth = world.TruePoses.First(item => item.Name == expected.Name).Pose.Position;
            score.before.Add(Error(expected));
            if (seen is not null)
            {
                score.after.Add(Error(seen));
            }

            return seen;

            double Error(ObjectEstimate estimate) =>
                1000 * Vector2.Distance(new(estimate.Pose.Position.X, estimate.Pose.Position.Y), new(truth.X, truth.Y));
        }
    }
}
