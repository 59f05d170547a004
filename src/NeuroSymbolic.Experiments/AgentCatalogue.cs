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
    public static IReadOnlyList<string> Names { get; } = ["nsm-scripted", "nsm-oracle"];

    /// <summary>Refuses names that no agent has.</summary>
    /// <exception cref="UsageException">There is no such agent; the message lists those there are.</exception>
    public static void Require(string name)
    {
        if (!Names.Contains(name))
        {
            throw new UsageException($"There is no agent '{name}'; there are {string.Join(", ", Names)}.");
        }
    }

    /// <summary>Makes the agent for a world.</summary>
    /// <param name="name">The agent's name.</param>
    /// <param name="world">The world that it acts in, for its oracle if it has one.</param>
    /// <param name="meter">Gets a window for each look and each plan.</param>
    /// <param name="metric">What the agent's plans are to have least of.</param>
    /// <param name="camera">The camera that it sees the table through; null for the domain's default.</param>
    /// <exception cref="UsageException">There is no such agent.</exception>
    /// <exception cref="InputException">The model that the agent sees with is missing or wrong.</exception>
    public static IAgent Create(
        string name, World world, EnergyMeter meter, PlanMetric metric = PlanMetric.Cost, string? camera = null)
    {
        Require(name);
        IPerception perception = SeesThroughCamera(name)
            ? new CameraPerception(world.Domain, camera)
            : new OraclePerception(world);
        return new NeuroSymbolicAgent(name, perception, meter, metric);
    }

    /// <summary>Whether the agent sees by a camera and a trained model; the others are told the facts.</summary>
    public static bool SeesThroughCamera(string name) => name == "nsm-scripted";

    /// <summary>The files of the models that the agent decides with in a domain.</summary>
    /// <exception cref="InputException">A model is missing or wrong.</exception>
    public static IEnumerable<string> ModelFiles(string name, DomainDescription domain, string camera) =>
        SeesThroughCamera(name) ? [ModelCard.Load(domain.PerceptionModelFolder(camera)).NetworkPath] : [];
}
