using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>One of several parts of a run that are made apart, as on the nodes of a cluster.</summary>
/// <remarks>A part takes whole episodes, with every task and agent: agents that are compared ran on the same machine.</remarks>
/// <param name="Number">Which part, from 1.</param>
/// <param name="Count">How many parts there are.</param>
public readonly record struct Shard(int Number, int Count)
{
    /// <summary>Whether the episode belongs to the part.</summary>
    public bool Takes(EpisodeKey key) => key.Episode % Count == Number - 1;

    /// <summary>As <c>--shard</c> takes it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");
}
