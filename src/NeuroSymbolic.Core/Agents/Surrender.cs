namespace NeuroSymbolic.Core;

/// <summary>An agent's word that it cannot go on.</summary>
/// <param name="Stage">The station of the way that failed: <c>perception</c>, <c>planning</c>, or the skill's name.</param>
/// <param name="Reason">One sentence.</param>
public sealed record Surrender(string Stage, string Reason);
