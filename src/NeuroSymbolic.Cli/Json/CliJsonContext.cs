using System.Text.Json.Serialization;

namespace NeuroSymbolic.Cli;

/// <summary>Writes the results of --json without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(PlanOutput))]
[JsonSerializable(typeof(ValidationOutput))]
[JsonSerializable(typeof(LearnedDomainOutput))]
[JsonSerializable(typeof(DoctorOutput))]
[JsonSerializable(typeof(LessonVerdictOutput))]
[JsonSerializable(typeof(LessonListOutput))]
[JsonSerializable(typeof(PerceptionOutput))]
internal sealed partial class CliJsonContext : JsonSerializerContext;
