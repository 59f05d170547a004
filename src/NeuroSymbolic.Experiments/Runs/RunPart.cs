namespace NeuroSymbolic.Experiments;

/// <summary>How a part of a run was made that others were joined with.</summary>
/// <param name="Shard">Which part.</param>
/// <param name="Command">Its command line.</param>
/// <param name="Host">The machine.</param>
/// <param name="StartedAt">When it began, in universal time.</param>
/// <param name="Energy">How its joules come about.</param>
public sealed record RunPart(Shard Shard, string Command, HostDescription Host, DateTimeOffset StartedAt, MeteringDescription? Energy);
