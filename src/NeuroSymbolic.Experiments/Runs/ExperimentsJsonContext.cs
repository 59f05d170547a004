using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes and reads the run folder's JSON without reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true)]
[JsonSerializable(typeof(RunManifest))]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(SizeTable))]
[JsonSerializable(typeof(ScoreTable))]
public sealed partial class ExperimentsJsonContext : JsonSerializerContext;
