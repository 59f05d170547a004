using System.Diagnostics;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Benchmarks;

/// <summary>How many episodes a minute one processor runs, and where their time goes.</summary>
internal static class EpisodeBenchmark
{
    private const int Seed = 1;
    private const int Episodes = 5;

    private static readonly EnergyPhase[] Phases =
        [EnergyPhase.Simulation, EnergyPhase.Rendering, EnergyPhase.Perception, EnergyPhase.Planning, EnergyPhase.Policy];

    public static void Run(TextWriter output)
    {
        foreach (string name in (string[])["hanoi-3", "hanoi-4"])
        {
            foreach (string agent in (string[])["nsm-scripted", "nsm", "vla"])
            {
                Measure(TaskDescription.Load(Repository.Domains, name), agent, output);
            }
        }
    }

    private static void Measure(TaskDescription task, string name, TextWriter output)
    {
        double[] seconds = new double[Phases.Length];
        double wall = 0, simulated = 0;
        int reached = 0;

        // the first episode loads engines and compiles, and does not count
        for (int episode = 0; episode <= Episodes; episode++)
        {
            EpisodeSetup setup = task.Draw(Seed, episode);
            using World world = World.Load(task.Domain, setup.Movable);
            var meter = new EnergyMeter(MeteringPlan.TimeOnly, TimeProvider.System);
            using IAgent agent = AgentCatalogue.Create(name, world, meter);
            long start = Stopwatch.GetTimestamp();
            bool isThere = Episode(task, setup, world, meter, agent);
            if (episode > 0)
            {
                wall += Stopwatch.GetElapsedTime(start).TotalSeconds;
                simulated += world.TimeSeconds;
                reached += isThere ? 1 : 0;
                for (int phase = 0; phase < Phases.Length; phase++)
                {
                    seconds[phase] += meter.Time(Phases[phase]).TotalSeconds;
                }
            }
        }

        string shares = string.Join(", ", Phases.Select((phase, index) => string.Create(
            CultureInfo.InvariantCulture, $"{phase.ToString().ToLowerInvariant()} {100 * seconds[index] / wall:F0} %")));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{task.Name}, {name}: {60 * Episodes / wall:F1} episodes a minute, {wall / Episodes:F2} s each, {simulated / wall:F1} times as fast as the robot, {reached} of {Episodes} reached the goal; {shares}"));
    }

    private static bool Episode(TaskDescription task, EpisodeSetup setup, World world, EnergyMeter meter, IAgent agent)
    {
        world.Reset(setup.Scene);
        var referee = new Referee(world, setup.Goal, []);
        agent.Begin(AgentBriefing.For(task, setup, Seed));
        for (int step = 0; step < task.StepLimit && agent.Report.Surrender is null && !referee.HasSucceeded; step++)
        {
            Observation sensed = world.Observe();
            var observation = new Observation(
                sensed.TimeSeconds, sensed.Robot, camera => Capture(() => sensed.Capture(camera)), (camera, side) => Capture(() => sensed.Capture(camera, side)));
            RobotAction action;
            using (meter.Window(EnergyPhase.Policy))
            {
                action = agent.Act(observation);
            }

            using (meter.Window(EnergyPhase.Simulation))
            {
                world.Step(action);
                referee.Observe();
            }
        }

        return referee.HasSucceeded;

        CameraImage Capture(Func<CameraImage> render)
        {
            using (meter.Window(EnergyPhase.Rendering))
            {
                return render();
            }
        }
    }
}
