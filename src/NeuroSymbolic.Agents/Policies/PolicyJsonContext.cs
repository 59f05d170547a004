using System.Text.Json.Serialization;

namespace NeuroSymbolic.Agents;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PolicyCard))]
internal sealed partial class PolicyJsonContext : JsonSerializerContext;
