using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>One episode of a dataset: a demonstration, whose every state but the last is a frame.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="TracePath">The demonstration.</param>
/// <param name="Sentences">The different sentences of its frames.</param>
/// <param name="FirstFrame">Number of its first frame in the dataset.</param>
/// <param name="Length">Its frames.</param>
/// <param name="Data">The file of its rows.</param>
/// <param name="Statistics">Of its features by their names, pictures apart.</param>
internal sealed record LeRobotEpisode(
    int Index,
    string TracePath,
    ImmutableArray<string> Sentences,
    long FirstFrame,
    int Length,
    LeRobotFile Data,
    ImmutableArray<(string Feature, FeatureStatistics Statistics)> Statistics);
