using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>One draw of a task: what is on the table, how it stands, and what is asked.</summary>
/// <param name="Objects">Movable objects and places of the episode.</param>
/// <param name="Scene">Where everything is put at the start.</param>
/// <param name="StaticFacts">Facts that never change.</param>
/// <param name="Start">What is true at the start by that scene; the simulation still has to agree.</param>
/// <param name="Goal">Facts that must hold at the end.</param>
public sealed record EpisodeSetup(
    ImmutableArray<ObjectDescription> Objects,
    SceneState Scene,
    FactSet StaticFacts,
    FactSet Start,
    FactSet Goal)
{
    /// <summary>The thing that is no part of the task and may appear during the episode; null for none. Nobody is told of it.</summary>
    public ObjectDescription? Foreign { get; init; }

    /// <summary>The names of the objects that can be moved, the foreign one last.</summary>
    public ImmutableArray<string> Movable =>
        [.. Objects.Where(item => item.IsMovable).Select(item => item.Name), .. Foreign is { } foreign ? (ReadOnlySpan<string>)[foreign.Name] : []];
}
