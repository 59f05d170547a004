namespace NeuroSymbolic.Language;

/// <summary>What a renaming would change, or why it cannot be.</summary>
/// <param name="Places">The places that get the new name; empty where it is refused.</param>
/// <param name="NewName">What is written there.</param>
/// <param name="Refusal">Why it cannot be, as a sentence; null where it can.</param>
public sealed record RenameOutcome(IReadOnlyList<PddlLocation> Places, string NewName, string? Refusal);
