using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TrainingSettings))]
[JsonSerializable(typeof(TrainingEffort))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
