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
    /// <summary>The names of the objects that can be moved.</summary>
    public ImmutableArray<string> Movable => [.. Objects.Where(item => item.IsMovable).Select(item => item.Name)];
}
