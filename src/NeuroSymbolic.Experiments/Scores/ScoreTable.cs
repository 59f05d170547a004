using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments;

/// <summary>All that <c>score</c> found.</summary>
/// <param name="SchemaVersion">Layout of the JSON.</param>
/// <param name="Tasks">Names of the tasks.</param>
/// <param name="Camera">The camera that saw the table.</param>
/// <param name="Model">The model that found the things.</param>
/// <param name="Seed">The seed of all draws.</param>
/// <param name="Scores">A summary for each kind of view.</param>
/// <param name="Grasps">What the close looks before grasps were worth, in words.</param>
public sealed record ScoreTable(
    int SchemaVersion, ImmutableArray<string> Tasks, string Camera, string Model, int Seed, ImmutableArray<ScoreSummary> Scores, ImmutableArray<string> Grasps);
