using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>An episode in a row of pictures, from its start to its end.</summary>
/// <param name="Run">The run's name in the report.</param>
/// <param name="Row">The episode.</param>
/// <param name="Frames">The pictures in order of time.</param>
internal sealed record FilmStrip(string Run, EpisodeRow Row, ImmutableArray<FilmFrame> Frames);
