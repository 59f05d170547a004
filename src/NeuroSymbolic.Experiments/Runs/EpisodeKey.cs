namespace NeuroSymbolic.Experiments;

/// <summary>Which episode of a run: its draws depend on this and the run's seed alone.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Agent">The agent's name.</param>
/// <param name="Episode">Its number, from 0.</param>
public readonly record struct EpisodeKey(string Task, string Agent, int Episode);
