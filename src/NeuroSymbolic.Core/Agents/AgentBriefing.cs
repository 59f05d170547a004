using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>What an agent is told before an episode: the same for every agent, and nothing that a person at the table could not say.</summary>
/// <param name="Task">The task's name, such as <c>hanoi-3</c>.</param>
/// <param name="Instruction">The task in a sentence.</param>
/// <param name="Domain">What there is and how actions are carried out.</param>
/// <param name="Objects">The objects of this episode, movable ones and places, as the domain describes them.</param>
/// <param name="StaticFacts">Facts that never change, such as which cube is smaller than which.</param>
/// <param name="Goal">Facts that must hold at the end.</param>
/// <param name="Seed">Seed for the agent's own draws.</param>
public sealed record AgentBriefing(
    string Task,
    string Instruction,
    DomainDescription Domain,
    ImmutableArray<ObjectDescription> Objects,
    FactSet StaticFacts,
    FactSet Goal,
    int Seed)
{
    /// <summary>What any agent is told of a drawn episode.</summary>
    public static AgentBriefing For(TaskDescription task, EpisodeSetup setup, int seed) =>
        new(task.Name, task.InstructionFor(setup), task.Domain, setup.Objects, setup.StaticFacts, setup.Goal, seed);
}
