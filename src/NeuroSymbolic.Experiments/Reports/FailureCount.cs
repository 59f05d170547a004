namespace NeuroSymbolic.Experiments;

/// <summary>How many episodes failed at a station.</summary>
/// <param name="Stage">The station, or <c>unknown</c>.</param>
/// <param name="Outcome">How they ended: <c>failure</c>, <c>timeout</c> or <c>error</c>.</param>
/// <param name="N">How many.</param>
/// <param name="Reason">The most frequent reason.</param>
public sealed record FailureCount(string Stage, string Outcome, int N, string? Reason);
