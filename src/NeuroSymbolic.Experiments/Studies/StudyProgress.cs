namespace NeuroSymbolic.Experiments;

/// <summary>How far a run is.</summary>
/// <param name="Latest">The row that came last.</param>
/// <param name="Finished">Episodes with a row, those of an earlier process included.</param>
/// <param name="Total">Episodes that were asked for.</param>
/// <param name="Successes">Rows with success.</param>
/// <param name="Left">How long the rest will take, from what episodes took so far; null when that is unknown.</param>
public sealed record StudyProgress(EpisodeRow Latest, int Finished, int Total, int Successes, TimeSpan? Left = null);
