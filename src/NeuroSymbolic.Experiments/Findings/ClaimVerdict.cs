namespace NeuroSymbolic.Experiments;

/// <summary>A published claim and what was found of it.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Verdict">What became of it.</param>
/// <param name="Ours">Our figures with their intervals, in words.</param>
/// <param name="Why">Why the verdict is what it is, in one sentence.</param>
public sealed record ClaimVerdict(PublishedClaim Claim, Verdict Verdict, string Ours, string Why);
