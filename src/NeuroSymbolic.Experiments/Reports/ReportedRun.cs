namespace NeuroSymbolic.Experiments;

/// <summary>A run in a report.</summary>
/// <param name="Name">By which the report's other parts name it.</param>
/// <param name="EpisodesAsked">Episodes that were asked for.</param>
/// <param name="EpisodesFinished">Episodes with a row.</param>
/// <param name="Manifest">How it was made.</param>
public sealed record ReportedRun(string Name, int EpisodesAsked, int EpisodesFinished, RunManifest Manifest);
