using System.Collections.Immutable;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>Answers in JSON. What is not answered yet is null or left out; an answer of another kind than asked for is an error.</summary>
internal sealed class AnswerFile
{
    /// <summary>The answer where a number is asked for and there is none to give.</summary>
    public const string None = "none";

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string name;
    private readonly string path;
    private readonly JsonElement content;

    private AnswerFile(string name, string path, JsonElement content)
    {
        this.name = name;
        this.path = path;
        this.content = content;
    }

    /// <summary>Reads answers.</summary>
    /// <exception cref="PddlException">The text is no JSON; the message has the place.</exception>
    /// <exception cref="InputException">It is JSON, and no object.</exception>
    public static AnswerFile Read(SourceText answer)
    {
        try
        {
            using var document = JsonDocument.Parse(answer.Text, Lenient);
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? new AnswerFile(answer.Name, "", document.RootElement.Clone())
                : throw new InputException($"{answer.Name}: answers are a JSON object such as {{ \"after_step\": 3 }}.");
        }
        catch (JsonException error)
        {
            throw answer.Error(Offset(answer.Text, error), "this is no JSON: look for a comma, a quotation mark or a bracket that is missing here or too many");
        }
    }

    /// <summary>The answers in an inner object; without any where it is not there.</summary>
    public AnswerFile Part(string field) => Find(field) switch
    {
        null => new AnswerFile(name, path + field + ".", JsonDocument.Parse("{}").RootElement),
        { ValueKind: JsonValueKind.Object } part => new AnswerFile(name, path + field + ".", part),
        _ => throw Wrong(field, "answers in braces are"),
    };

    /// <summary>A text; null where there is no answer yet.</summary>
    public string? Text(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(field, "a text in quotation marks is"),
    };

    /// <summary>A number, or <see cref="None"/> as not a number; null where there is no answer yet.</summary>
    public double? Number(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out double value) && double.IsFinite(value) => value,
        { ValueKind: JsonValueKind.String } text when text.GetString() == None => double.NaN,
        _ => throw Wrong(field, $"a number, or \"{None}\", is"),
    };

    /// <summary>Facts; null where there is no answer yet.</summary>
    public FactSet? Facts(string field) =>
        Texts(field) is { } texts ? new FactSet(texts.Select(text => Parse(field, text, Fact.Parse))) : null;

    /// <summary>Plan steps; null where there is no answer yet.</summary>
    public ImmutableArray<PlanStep>? Steps(string field) =>
        Texts(field) is { } texts ? [.. texts.Select(text => Parse(field, text, PlanStep.Parse))] : null;

    private ImmutableArray<string>? Texts(string field) => Find(field) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(item =>
            item.ValueKind is JsonValueKind.String ? item.GetString()! : throw Wrong(field, "a list of texts such as \"(on cube1 cube2)\" is"))],
        _ => throw Wrong(field, "a list in brackets is"),
    };

    private JsonElement? Find(string field) =>
        content.TryGetProperty(field, out JsonElement value) && value.ValueKind is not JsonValueKind.Null ? value : null;

    private T Parse<T>(string field, string text, Func<string, T> parse)
    {
        try
        {
            return parse(text);
        }
        catch (FormatException)
        {
            throw Wrong(field, $"'{text}' is none: a list such as [\"(on cube1 cube2)\", \"(clear cube1)\"] is");
        }
    }

    private InputException Wrong(string field, string expected) => new($"{name}: in '{path}{field}', {expected} expected.");

    private static int Offset(string text, JsonException error)
    {
        int start = 0;
        for (long line = error.LineNumber ?? 0; line > 0; line--)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        return (int)Math.Min(text.Length, start + (error.BytePositionInLine ?? 0));
    }
}
