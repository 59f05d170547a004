using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>Reads study files and published figures; a word that they do not have is an error.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(StudyDescription))]
[JsonSerializable(typeof(PublishedStudy))]
internal sealed partial class StudyJsonContext : JsonSerializerContext;
