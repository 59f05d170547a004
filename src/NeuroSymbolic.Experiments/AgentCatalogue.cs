using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>The agents that can be run, by name: the one place where their parts are wired.</summary>
public static class AgentCatalogue
{
    /// <summary>The names of all agents.</summary>
    public static IReadOnlyList<string> Names { get; } = [Nsm, "nsm-scripted", "nsm-oracle", Vla, VlaPlanned];

    // also with the folder of a model of one's own: nsm=DIR, vla=DIR
    private const string Nsm = "nsm";
    private const string Vla = "vla";
    private const string VlaPlanned = "vla-planned";

    /// <summary>Refuses names that no agent has.</summary>
    /// <exception cref="UsageException">There is no such agent; the message lists those there are.</exception>
    public static void Require(string name)
    {
        if (RemoteAddress.IsRemote(name))
        {
            _ = RemoteAddress.Parse(name);
        }
        else if (!Names.Contains(name) && ModelFolder(name) is null)
        {
            throw new UsageException(
                $"There is no agent '{name}'; there are {string.Join(", ", Names)}, nsm=DIR, vla=DIR, vla-planned=DIR for a model of your own, "
                + $"and {RemoteAddress.Prefix}ws://host:port for a policy server.");
        }
    }

    /// <summary>Makes the agent for a world.</summary>
    /// <param name="name">The agent's name.</param>
    /// <param name="world">The world that it acts in, for its oracle if it has one.</param>
    /// <param name="meter">Gets a window for each look and each plan.</param>
    /// <param name="metric">What the agent's plans are to have least of.</param>
    /// <param name="camera">The camera that it sees the table through; null for the domain's default.</param>
    /// <param name="say">Told, in words for people, when a policy server keeps the agent waiting.</param>
    /// <param name="cancellation">Ends such waiting.</param>
    /// <exception cref="UsageException">There is no such agent.</exception>
    /// <exception cref="InputException">The model that the agent sees with is missing or wrong.</exception>
    public static IAgent Create(
        string name,
        World world,
        EnergyMeter meter,
        PlanMetric metric = PlanMetric.Cost,
        string? camera = null,
        Action<string>? say = null,
        CancellationToken cancellation = default) =>
        RemoteAddress.IsRemote(name) ? new RemoteAgent(name, camera, say, cancellation)
        : name == "nsm-oracle" ? new NeuroSymbolicAgent(name, new OraclePerception(world), meter, metric)
        : CreateApart(name, world.Domain, meter, metric, camera);

    /// <summary>Makes an agent that has no part in the simulation, as one that is offered to others.</summary>
    /// <param name="name">The agent's name.</param>
    /// <param name="domain">The domain that it acts in.</param>
    /// <param name="meter">Gets a window for each look and each plan.</param>
    /// <param name="metric">What the agent's plans are to have least of.</param>
    /// <param name="camera">The camera that it sees the table through; null for the domain's default.</param>
    /// <exception cref="UsageException">There is no such agent, or it cannot do without the simulation.</exception>
    /// <exception cref="InputException">The model that the agent sees with is missing or wrong.</exception>
    public static IAgent CreateApart(
        string name, DomainDescription domain, EnergyMeter meter, PlanMetric metric = PlanMetric.Cost, string? camera = null)
    {
        Require(name);
        if (Kind(name) == Vla)
        {
            return new VlaAgent(name, new VlaPolicy(ModelFolder(name) ?? domain.PolicyModelFolder()));
        }

        if (!SeesThroughCamera(name))
        {
            throw new UsageException($"The agent {name} cannot stand alone: it is told the truth by the simulation, or is itself behind a server.");
        }

        return new NeuroSymbolicAgent(name, new CameraPerception(domain, camera), meter, metric, Kind(name) switch
        {
            Nsm => new LearnedSkills(new SkillPolicy(ModelFolder(name) ?? domain.SkillModelFolder())),
            VlaPlanned => new PolicySkills(new VlaPolicy(ModelFolder(name) ?? domain.PolicyModelFolder())),
            _ => new ScriptedSkills(),
        });
    }

    /// <summary>Whether the agent's facts come from a camera and a trained model; others are told them, or have none.</summary>
    public static bool SeesThroughCamera(string name) => name == "nsm-scripted" || Kind(name) is Nsm or VlaPlanned;

    /// <summary>The files of the models that the agent decides with in a domain.</summary>
    /// <exception cref="InputException">A model is missing or wrong.</exception>
    public static IEnumerable<string> ModelFiles(string name, DomainDescription domain, string camera) =>
    [
        .. SeesThroughCamera(name) ? [ModelCard.Load(domain.PerceptionModelFolder(camera)).NetworkPath] : Enumerable.Empty<string>(),
        .. Kind(name) is Vla or VlaPlanned
            ? [PolicyCard.Load(ModelFolder(name) ?? domain.PolicyModelFolder()).NetworkPath]
            : Enumerable.Empty<string>(),
        .. Kind(name) is Nsm ? [ModelCard.Load(ModelFolder(name) ?? domain.SkillModelFolder()).NetworkPath] : Enumerable.Empty<string>(),
    ];

    private static string Kind(string name) => name.Split('=', 2)[0];

    // of a model that somebody brings along
    private static string? ModelFolder(string name) => Kind(name) is Nsm or Vla or VlaPlanned && name.Split('=', 2) is [_, { Length: > 0 } folder] ? folder : null;
}
