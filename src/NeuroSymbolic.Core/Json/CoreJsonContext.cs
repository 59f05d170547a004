using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    Converters = [typeof(Vector3Converter)])]
[JsonSerializable(typeof(DomainDescription))]
[JsonSerializable(typeof(TaskDescription))]
[JsonSerializable(typeof(RobotDescription))]
internal sealed partial class CoreJsonContext : JsonSerializerContext;
