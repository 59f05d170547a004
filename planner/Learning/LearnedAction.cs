using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>How well an action of a learned domain is known.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Examples">How often it was seen.</param>
/// <param name="LastChange">The number of the last example, from 1, that changed what is known of it.</param>
/// <param name="Unsettled">Preconditions that other ones could stand for.</param>
public sealed record LearnedAction(string Name, int Examples, int LastChange, ImmutableArray<ExchangeableCondition> Unsettled);
