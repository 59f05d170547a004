using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>Writes a fact as text, such as <c>"(on cube1 left)"</c>.</summary>
internal sealed class FactConverter : JsonConverter<Fact>
{
    public override Fact Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Fact.Parse(reader.TokenType == JsonTokenType.String ? reader.GetString()! : "");
        }
        catch (FormatException error)
        {
            throw new JsonException($"expected a fact such as \"(on cube1 left)\": {error.Message}", error);
        }
    }

    public override void Write(Utf8JsonWriter writer, Fact value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
