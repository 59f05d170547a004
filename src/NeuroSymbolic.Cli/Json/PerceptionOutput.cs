using System.Collections.Immutable;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>perceive --json</c> prints.</summary>
internal sealed record PerceptionOutput(
    int SchemaVersion,
    string Model,
    ImmutableArray<BelievedFact> Facts,
    ImmutableArray<BelievedObject> Objects,
    double PerceptionMs);

/// <summary>A fact and the belief in it, 0 to 1.</summary>
internal sealed record BelievedFact(string Fact, double Confidence);

/// <summary>An object, its centre in the world frame in metres, and the belief that it is there, 0 to 1.</summary>
internal sealed record BelievedObject(string Name, double XM, double YM, double ZM, double Confidence);
