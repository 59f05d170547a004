using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>Writes an exact number as a JSON number.</summary>
public sealed class RationalConverter : JsonConverter<Rational>
{
    /// <inheritdoc/>
    public override Rational Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && Rational.TryParse(Encoding.UTF8.GetString(reader.ValueSpan), out Rational value)
            ? value
            : throw new JsonException("expected a number");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Rational value, JsonSerializerOptions options) =>
        writer.WriteRawValue(value.ToDecimalText());
}
