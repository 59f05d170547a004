using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Runs episodes in simulation: one world with its agents at a time, kept while the next episode can use them.</summary>
/// <param name="folder">The run's folder, which takes the traces, plans and videos.</param>
/// <param name="manifest">The run.</param>
/// <param name="tasks">The run's tasks by name.</param>
/// <param name="createAgent">Makes the agent of that name for a world; the meter gets its windows.</param>
/// <param name="references">Knows the shortest plans; shared by all runners of a run.</param>
/// <param name="meter">Meters the episodes; made on the thread that runs them.</param>
/// <param name="metersAgain">Whether short phases are metered once more by replay, for which nothing else may run.</param>
public sealed class EpisodeRunner(
    string folder,
    RunManifest manifest,
    IReadOnlyDictionary<string, TaskDescription> tasks,
    Func<string, World, EnergyMeter, IAgent> createAgent,
    ReferencePlans references,
    EnergyMeter meter,
    bool metersAgain = false)
    : IEpisodeRunner
{
    private readonly GoalDistances distances = new();
    private World? world;
    private ImmutableArray<string> worldObjects = [];
    private readonly Dictionary<string, IAgent> agents = [];
    private PddlDomain? domain;
    private string? domainPath;

    /// <inheritdoc/>
    public EpisodeRow Run(EpisodeKey key, CancellationToken cancellation)
    {
        TaskDescription task = tasks[key.Task];
        EpisodeSetup setup = task.Draw(manifest.Options.Seed, key.Episode);
        IAgent agent = Prepare(task, key.Agent, setup);
        var episode = new EpisodeRun(
            world!, agent, domain!, references, task, setup, key, manifest.Options.Seed, meter, metersAgain, cancellation)
        {
            Distances = distances,
            Pace = manifest.Options.RealTime ? new RealTimePace(TimeProvider.System, wait => cancellation.WaitHandle.WaitOne(wait)) : null,
        };
        EpisodeRow row = episode.Run() with { RunId = manifest.RunId };

        EpisodeTrace trace = episode.Trace(row);
        TraceWriter.Write(RunFolder.TracePath(folder, key), trace);
        if (episode.FirstPlan is Plan plan)
        {
            string text = IpcPlanFile.Format(plan, domain!.Name, key.Task);
            AtomicFile.Write(RunFolder.PlanPath(folder, key), System.Text.Encoding.UTF8.GetBytes(text));
        }

        return Films(row.Outcome) ? row with { Video = Film(trace, cancellation) } : row;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IAgent agent in agents.Values)
        {
            agent.Dispose();
        }

        agents.Clear();
        world?.Dispose();
    }

    // the movable objects are part of the compiled scene, so another choice of them is another world
    private IAgent Prepare(TaskDescription task, string agentName, EpisodeSetup setup)
    {
        if (domain is null || domainPath != task.Domain.PddlPath)
        {
            domain = PddlDomain.Load(task.Domain.PddlPath);
            domainPath = task.Domain.PddlPath;
        }

        if (world is null || !worldObjects.SequenceEqual(setup.Movable))
        {
            Dispose();
            world = World.Load(task.Domain, setup.Movable);
            worldObjects = setup.Movable;
        }

        if (!agents.TryGetValue(agentName, out IAgent? agent))
        {
            agents[agentName] = agent = createAgent(agentName, world, meter);
        }

        return agent;
    }

    private bool Films(EpisodeOutcome outcome) => manifest.Options.Video switch
    {
        VideoChoice.All => true,
        VideoChoice.Failures => outcome != EpisodeOutcome.Success,
        _ => false,
    };

    private string Film(EpisodeTrace trace, CancellationToken cancellation)
    {
        string name = RunFolder.VideoName(trace.Key, trace.Seed, trace.Outcome);
        EpisodeFilm.Write(world!, trace, Path.Combine(folder, name), cancellation: cancellation);
        return name;
    }
}
