using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace NeuroSymbolic.Core;

/// <summary>Reads the project's JSON files; whatever is wrong with one becomes a sentence with its place.</summary>
public static partial class JsonInput
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
            throw new InputException($"{path}{place}: {Plain(what, error.Path)}", error);
        }
    }

    // the engine names its own classes, which say nothing to who wrote the file
    private static string Plain(string message, string? place)
    {
        string where = place is null or "$" ? "here" : $"for {place["$.".Length..]}";
        return message.StartsWith("The JSON value could not be converted", StringComparison.Ordinal)
                ? $"the value {where} is not of the kind or not one of the words that belong there."
            : Unmapped().Match(message) is { Success: true } unknown ? $"the key '{unknown.Groups[1].Value}' is not known; is it misspelt?"
            : Missing().Match(message) is { Success: true } missing ? $"these keys are missing {where}: {missing.Groups[1].Value}"
            : message.StartsWith("The input does not contain any JSON", StringComparison.Ordinal) ? "the file is empty; a JSON object is expected."
            : message;
    }

    [GeneratedRegex("^The JSON property '(.*?)' could not be mapped")]
    private static partial Regex Unmapped();

    [GeneratedRegex("was missing required properties including: (.*)$")]
    private static partial Regex Missing();
}
