using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NeuroSymbolic.Core;

/// <summary>Reads the project's JSON files; whatever is wrong with one becomes a sentence with its place.</summary>
public static class JsonInput
{
    /// <summary>Reads the file as <typeparamref name="T"/>.</summary>
    /// <exception cref="InputException">The file is missing, unreadable, no JSON, or does not fit the type.</exception>
    public static T Read<T>(string path, JsonTypeInfo<T> type)
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, type)
                ?? throw new InputException($"{path} holds null instead of an object.");
        }
        catch (JsonException error)
        {
            string place = error.LineNumber is long line ? $":{line + 1}:{(error.BytePositionInLine ?? 0) + 1}" : "";
            string what = error.Message.Split(" Path: ")[0].Replace("\n", " ", StringComparison.Ordinal);
            throw new InputException($"{path}{place}: {what}", error);
        }
    }
}
