using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>The pictures of one camera.</summary>
/// <param name="Feature">Their name in the dataset.</param>
/// <param name="SidePixels">Side of a picture.</param>
/// <param name="Films">Those of each episode.</param>
internal sealed record LeRobotView(string Feature, int SidePixels, ImmutableArray<LeRobotFilm> Films)
{
    /// <summary>Statistics of the pictures of one episode.</summary>
    public FeatureStatistics Of(LeRobotEpisode episode) => FeatureStatistics.Of(Films[episode.Index].Levels, episode.Length);

    /// <summary>Statistics of the pictures of all episodes.</summary>
    /// <param name="pictures">Their number.</param>
    public FeatureStatistics OfAll(long pictures) => FeatureStatistics.Of(
        [.. Enumerable.Range(0, 3).Select(colour => Enumerable.Range(0, 256).Select(level => Films.Sum(film => film.Levels[colour][level])).ToArray())],
        pictures);
}
