using System.Collections.Immutable;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>doctor --json</c> prints.</summary>
/// <param name="SchemaVersion">1.</param>
/// <param name="Ready">Whether everything that is needed is there.</param>
/// <param name="Missing">The names of what is needed and missing.</param>
/// <param name="Checks">All that was looked for.</param>
internal sealed record DoctorOutput(int SchemaVersion, bool Ready, ImmutableArray<string> Missing, ImmutableArray<EngineCheck> Checks);
