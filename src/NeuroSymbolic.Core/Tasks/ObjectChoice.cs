using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>Which movable objects an episode has: a random choice of equal probability.</summary>
/// <param name="Choose">How many.</param>
/// <param name="From">Their names, from which the choice is made.</param>
public sealed record ObjectChoice(int Choose, ImmutableArray<string> From);
