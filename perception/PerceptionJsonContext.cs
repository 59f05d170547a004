using System.Text.Json.Serialization;

namespace NeuroSymbolic.Perception;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(ModelCard))]
[JsonSerializable(typeof(DetectorCard))]
internal sealed partial class PerceptionJsonContext : JsonSerializerContext;
