using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Studio;

/// <summary>An episode that was watched to its end.</summary>
/// <param name="Trace">What happened in it.</param>
/// <param name="IsTouched">Whether a hand from outside moved something, so that it is no result.</param>
internal sealed record WatchedEpisode(EpisodeTrace Trace, bool IsTouched);
