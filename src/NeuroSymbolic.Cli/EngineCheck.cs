namespace NeuroSymbolic.Cli;

/// <summary>One thing that the doctor looked for.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Required">Whether the program needs it; energy counters it does not.</param>
/// <param name="Status"><c>ok</c> or <c>missing</c>.</param>
/// <param name="Found">The version or what else tells it apart; null when it is missing.</param>
/// <param name="Remedy">What is wrong and how to get it; null when it is there.</param>
internal sealed record EngineCheck(string Name, bool Required, string Status, string? Found, string? Remedy);
