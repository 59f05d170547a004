namespace NeuroSymbolic.Experiments;

/// <summary>A claim of a published study: one system is better than another in one quantity.</summary>
/// <param name="Words">The claim in one sentence.</param>
/// <param name="Task">Our task that it is about; <c>training</c> for what training took.</param>
/// <param name="Quantity"><c>success</c>, where more is better, or <c>joules</c>, where less is.</param>
/// <param name="Better">The system that is said to be better.</param>
/// <param name="Worse">The other one.</param>
/// <param name="IsHeadline">Whether the study's abstract makes it.</param>
public sealed record PublishedClaim(string Words, string Task, string Quantity, string Better, string Worse, bool IsHeadline = false);
