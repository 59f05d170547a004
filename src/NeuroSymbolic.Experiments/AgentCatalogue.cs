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
    public static IReadOnlyList<string> Names { get; } =
        [AgentChoice.Nsm, AgentChoice.Scripted, AgentChoice.Oracle, AgentChoice.Vla, AgentChoice.VlaPlanned];

    /// <summary>Refuses names that no agent has.</summary>
    /// <exception cref="UsageException">There is no such agent; the message lists those there are.</exception>
    public static void Require(string name)
    {
        if (RemoteAddress.IsRemote(name))
        {
            _ = RemoteAddress.Parse(name);
        }
        else
        {
            _ = AgentChoice.Parse(name);
        }
    }

    /// <summary>Makes the agent for a world.</summary>
    /// <param name="name">The agent's name.</param>
    /// <param name="world">The world that it acts in, for its oracle if it has one.</param>
    /// <param name="meter">Gets a window for each look and each plan.</param>
    /// <param name="metric">What the agent's plans are to have least of.</param>
    /// <param name="camera">The camera that it sees the table through; null for the domain's default.</param>
    /// <param name="say">Told, in words for people, when a policy server keeps the agent waiting.</param>
    /// <param name="around">Puts something around the agent's perception, such as what shows its looks to people; null for nothing.</param>
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
        Func<IPerception, IPerception>? around = null,
        CancellationToken cancellation = default) =>
        RemoteAddress.IsRemote(name) ? new RemoteAgent(name, camera, say, cancellation)
        : AgentChoice.Parse(name) is { Kind: AgentChoice.Oracle } oracle ? new NeuroSymbolicAgent(
            name,
            Around(around, new OraclePerception(world)),
            meter,
            new AgentSettings(metric, oracle.Engine, oracle.IsOpenLoop),
            oracle.HasLearnedSkills ? new LearnedSkills(new SkillPolicy(world.Domain.SkillModelFolder())) : new ScriptedSkills())
        : CreateApart(name, world.Domain, meter, metric, camera, around);

    /// <summary>Makes an agent that has no part in the simulation, as one that is offered to others.</summary>
    /// <param name="name">The agent's name.</param>
    /// <param name="domain">The domain that it acts in.</param>
    /// <param name="meter">Gets a window for each look and each plan.</param>
    /// <param name="metric">What the agent's plans are to have least of.</param>
    /// <param name="camera">The camera that it sees the table through; null for the domain's default.</param>
    /// <param name="around">Puts something around the agent's perception; null for nothing.</param>
    /// <exception cref="UsageException">There is no such agent, or it cannot do without the simulation.</exception>
    /// <exception cref="InputException">The model that the agent sees with is missing or wrong.</exception>
    public static IAgent CreateApart(
        string name,
        DomainDescription domain,
        EnergyMeter meter,
        PlanMetric metric = PlanMetric.Cost,
        string? camera = null,
        Func<IPerception, IPerception>? around = null)
    {
        AgentChoice? choice = RemoteAddress.IsRemote(name) ? null : AgentChoice.Parse(name);
        if (choice is null or { Kind: AgentChoice.Oracle })
        {
            throw new UsageException($"The agent {name} cannot stand alone: it is told the truth by the simulation, or is itself behind a server.");
        }

        int stepsPerLook = choice.StepsPerLook ?? VlaPolicy.StepsPerLook;
        if (choice.Kind == AgentChoice.Vla)
        {
            return new VlaAgent(name, Policy(), stepsPerLook);
        }

        ISkillLibrary skills = choice.Kind switch
        {
            AgentChoice.Nsm => new LearnedSkills(new SkillPolicy(choice.ModelFolder ?? domain.SkillModelFolder())),
            AgentChoice.VlaPlanned => new PolicySkills(Policy(), stepsPerLook),
            _ => new ScriptedSkills(),
        };
        return new NeuroSymbolicAgent(
            name, Around(around, new CameraPerception(domain, camera)), meter, new AgentSettings(metric, choice.Engine, choice.IsOpenLoop), skills);

        VlaPolicy Policy() => new(choice.ModelFolder ?? domain.PolicyModelFolder());
    }

    private static IPerception Around(Func<IPerception, IPerception>? around, IPerception perception) => around?.Invoke(perception) ?? perception;

    /// <summary>Whether the agent's facts come from a camera and a trained model; others are told them, or have none.</summary>
    public static bool SeesThroughCamera(string name) => !RemoteAddress.IsRemote(name) && AgentChoice.Parse(name).SeesThroughCamera;

    /// <summary>The files of the models that the agent decides with in a domain.</summary>
    /// <exception cref="InputException">A model is missing or wrong.</exception>
    public static IEnumerable<string> ModelFiles(string name, DomainDescription domain, string camera)
    {
        if (RemoteAddress.IsRemote(name))
        {
            yield break;
        }

        var choice = AgentChoice.Parse(name);
        if (choice.SeesThroughCamera)
        {
            yield return ModelCard.Load(domain.PerceptionModelFolder(camera)).NetworkPath;
        }

        if (choice.IsToldInWords)
        {
            yield return PolicyCard.Load(choice.ModelFolder ?? domain.PolicyModelFolder()).NetworkPath;
        }

        if (choice.HasLearnedSkills)
        {
            yield return ModelCard.Load(choice.ModelFolder ?? domain.SkillModelFolder()).NetworkPath;
        }
    }
}
