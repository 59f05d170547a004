using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>All that happened in an episode, from which it can be shown again without simulating it.</summary>
public sealed record EpisodeTrace
{
    /// <summary>The task's name.</summary>
    public required string Task { get; init; }

    /// <summary>The agent's name.</summary>
    public required string Agent { get; init; }

    /// <summary>The run's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The episode's number, from 0.</summary>
    public required int Episode { get; init; }

    /// <summary>The movable objects that were in the world.</summary>
    public required ImmutableArray<string> Objects { get; init; }

    /// <summary>The robot, by its name or folder; null for the domain's own.</summary>
    public string? Robot { get; init; }

    /// <summary>The camera for pictures of the episode.</summary>
    public required string Camera { get; init; }

    /// <summary>The facts that were to be reached.</summary>
    public required FactSet Goal { get; init; }

    /// <summary>The task in a sentence; null where the trace does not tell.</summary>
    public string? Instruction { get; init; }

    /// <summary>How it ended.</summary>
    public required EpisodeOutcome Outcome { get; init; }

    /// <summary>Why it did not succeed, in one sentence.</summary>
    public string? FailureReason { get; init; }

    /// <summary>The control steps in order, the start first.</summary>
    public required IReadOnlyList<TraceStep> Steps { get; init; }

    /// <summary>The changes in order of their steps.</summary>
    public required IReadOnlyList<TraceEvent> Events { get; init; }

    /// <summary>Which episode of its run this is.</summary>
    public EpisodeKey Key => new(Task, Agent, Episode);
}
