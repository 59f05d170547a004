namespace NeuroSymbolic.Experiments;

/// <summary>How the facts of one predicate were seen.</summary>
/// <param name="Predicate">Its name.</param>
/// <param name="Right">Facts believed and true.</param>
/// <param name="Missed">Facts true and not believed.</param>
/// <param name="MadeUp">Facts believed and not true.</param>
public sealed record PredicateScore(string Predicate, int Right, int Missed, int MadeUp);
