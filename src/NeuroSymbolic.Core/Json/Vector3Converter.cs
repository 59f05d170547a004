using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>Writes a vector as an array of three numbers.</summary>
internal sealed class Vector3Converter : JsonConverter<Vector3>
{
    public override Vector3 Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("expected three numbers in brackets");
        }

        Span<float> parts = stackalloc float[3];
        for (int i = 0; i < parts.Length; i++)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number)
            {
                throw new JsonException("expected three numbers in brackets");
            }

            parts[i] = reader.GetSingle();
        }

        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray)
        {
            throw new JsonException("expected three numbers in brackets");
        }

        return new Vector3(parts);
    }

    public override void Write(Utf8JsonWriter writer, Vector3 value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        writer.WriteNumberValue(value.X);
        writer.WriteNumberValue(value.Y);
        writer.WriteNumberValue(value.Z);
        writer.WriteEndArray();
    }
}
