using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>The agents that can be run, by name: the one place where their parts are wired.</summary>
public static class AgentCatalogue
{
    /// <summary>The names of all agents.</summary>
    public static IReadOnlyList<string> Names { get; } = ["nsm-oracle"];

    /// <summary>Refuses names that no agent has.</summary>
    /// <exception cref="UsageException">There is no such agent; the message lists those there are.</exception>
    public static void Require(string name)
    {
        if (!Names.Contains(name))
        {
            throw new UsageException($"There is no agent '{name}'; there is {string.Join(", ", Names)}.");
        }
    }

    /// <summary>Makes the agent for a world.</summary>
    /// <exception cref="UsageException">There is no such agent.</exception>
    public static IAgent Create(string name, World world)
    {
        Require(name);
        return new NeuroSymbolicAgent(name, new OraclePerception(world), TimeProvider.System);
    }
}
