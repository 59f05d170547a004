using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(TrainingSettings))]
internal sealed partial class TrainingJsonContext : JsonSerializerContext;
