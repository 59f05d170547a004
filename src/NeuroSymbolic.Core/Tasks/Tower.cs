using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>Objects standing on each other on one place at the start of an episode.</summary>
/// <param name="Place">The place below.</param>
/// <param name="Objects">Names from bottom to top; empty when the place is free.</param>
/// <param name="OffsetMetres">Shift of the whole stack from the place's centre along x and y, metres.</param>
public sealed record Tower(string Place, ImmutableArray<string> Objects, Vector2 OffsetMetres);
