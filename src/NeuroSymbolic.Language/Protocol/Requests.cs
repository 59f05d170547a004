using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace NeuroSymbolic.Language.Protocol;

/// <summary>The requests of the protocol that are answered.</summary>
internal sealed class Requests
{
    private const int IncrementalSync = 2;

    private bool hasSnippets;

    /// <summary>What an editor is told at the start.</summary>
    public Action<Utf8JsonWriter> Initialize(JsonElement parameters)
    {
        hasSnippets = Member(parameters, "capabilities", "textDocument", "completion", "completionItem", "snippetSupport")
            is { ValueKind: JsonValueKind.True };
        string version = typeof(Requests).Assembly.GetName().Version?.ToString(3) ?? "";
        var capabilities = new ServerCapabilities(
            "utf-16",
            new TextSync(OpenClose: true, IncrementalSync),
            HoverProvider: true,
            new CompletionOptions(["(", ":", "?", "-"]),
            DefinitionProvider: true,
            ReferencesProvider: true,
            DocumentSymbolProvider: true,
            DocumentFormattingProvider: true,
            new RenameOptions(PrepareProvider: true));
        return Write(new InitializeResult(capabilities, new ServerInfo("neurosym", version)), ProtocolJsonContext.Default.InitializeResult);
    }

    /// <summary>What answers a request.</summary>
    /// <exception cref="ProtocolException">Nothing does.</exception>
    public Func<PddlWorkspace, JsonElement, Action<Utf8JsonWriter>> Find(string method) => method switch
    {
        "textDocument/hover" => Hover,
        "textDocument/completion" => Completion,
        "textDocument/definition" => Definition,
        "textDocument/references" => References,
        "textDocument/prepareRename" => PrepareRename,
        "textDocument/rename" => Rename,
        "textDocument/documentSymbol" => Outline,
        "textDocument/formatting" => Format,
        _ => throw new ProtocolException(ProtocolException.MethodNotFound, $"There is no method '{method}'."),
    };

    /// <summary>Reads the parameters of a message.</summary>
    /// <exception cref="ProtocolException">They are not those that the method has.</exception>
    public static T Read<T>(JsonElement parameters, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return (parameters.ValueKind == JsonValueKind.Object ? parameters.Deserialize(type) : null)
                ?? throw new ProtocolException(ProtocolException.InvalidParameters, "The parameters are missing.");
        }
        catch (JsonException error)
        {
            throw new ProtocolException(ProtocolException.InvalidParameters, $"The parameters are wrong: {error.Message}");
        }
    }

    /// <summary>A text after a change; one without a range replaces all of it.</summary>
    public static PddlDocument Apply(PddlDocument document, ContentChange change)
    {
        if (change.Range is not { } range)
        {
            return new PddlDocument(document.Uri, change.Text);
        }

        int start = Wire.Offset(document, range.Start);
        int end = Math.Max(start, Wire.Offset(document, range.End));
        return new PddlDocument(document.Uri, string.Concat(document.Text.AsSpan(0, start), change.Text, document.Text.AsSpan(end)));
    }

    private static Action<Utf8JsonWriter> Hover(PddlWorkspace workspace, JsonElement parameters)
    {
        (PddlDocument document, int offset, _) = Place(workspace, parameters);
        return new PddlLanguage(workspace).Hover(document, offset) is { } hover
            ? Write(new WireHover(new MarkupContent("markdown", hover.Markdown), Wire.Range(document, hover.Span)), ProtocolJsonContext.Default.WireHover)
            : Nothing;
    }

    private Action<Utf8JsonWriter> Completion(PddlWorkspace workspace, JsonElement parameters)
    {
        (PddlDocument document, int offset, _) = Place(workspace, parameters);
        IReadOnlyList<PddlCompletion> items = new PddlLanguage(workspace).Completion(document, offset);
        return Write(Wire.Completions(document, items, offset, hasSnippets), ProtocolJsonContext.Default.WireCompletionArray);
    }

    private static Action<Utf8JsonWriter> Definition(PddlWorkspace workspace, JsonElement parameters)
    {
        (PddlDocument document, int offset, _) = Place(workspace, parameters);
        return new PddlLanguage(workspace).Definition(document, offset) is { } place
            ? Write(Wire.Location(place), ProtocolJsonContext.Default.WireLocation)
            : Nothing;
    }

    private static Action<Utf8JsonWriter> References(PddlWorkspace workspace, JsonElement parameters)
    {
        (PddlDocument document, int offset, PositionParameters request) = Place(workspace, parameters);
        bool withDeclaration = request.Context?.IncludeDeclaration ?? true;
        IReadOnlyList<PddlLocation> places = new PddlLanguage(workspace).References(document, offset, withDeclaration);
        return Write([.. places.Select(Wire.Location)], ProtocolJsonContext.Default.WireLocationArray);
    }

    private static Action<Utf8JsonWriter> PrepareRename(PddlWorkspace workspace, JsonElement parameters)
    {
        (PddlDocument document, int offset, _) = Place(workspace, parameters);
        return PddlLanguage.Renamable(document, offset) is { } span
            ? Write(Wire.Range(document, span), ProtocolJsonContext.Default.WireRange)
            : Nothing;
    }

    private static Action<Utf8JsonWriter> Rename(PddlWorkspace workspace, JsonElement parameters)
    {
        (PddlDocument document, int offset, PositionParameters request) = Place(workspace, parameters);
        if (request.NewName is not { Length: > 0 } name)
        {
            throw new ProtocolException(ProtocolException.InvalidParameters, "A new name is expected.");
        }

        RenameOutcome outcome = new PddlLanguage(workspace).Rename(document, offset, name);
        return outcome.Refusal is { } refusal
            ? throw new ProtocolException(ProtocolException.RequestFailed, refusal)
            : Write(Wire.Edit(outcome), ProtocolJsonContext.Default.WireWorkspaceEdit);
    }

    private static Action<Utf8JsonWriter> Outline(PddlWorkspace workspace, JsonElement parameters)
    {
        PddlDocument document = Document(workspace, Read(parameters, ProtocolJsonContext.Default.DocumentParameters).TextDocument.Uri);
        return Write([.. PddlLanguage.Outline(document).Select(item => Wire.Symbol(document, item))], ProtocolJsonContext.Default.WireSymbolArray);
    }

    private static Action<Utf8JsonWriter> Format(PddlWorkspace workspace, JsonElement parameters)
    {
        PddlDocument document = Document(workspace, Read(parameters, ProtocolJsonContext.Default.DocumentParameters).TextDocument.Uri);
        if (PddlLanguage.Format(document) is not { } text)
        {
            return Nothing;
        }

        WireTextEdit[] edits = text == document.Text ? [] : [new WireTextEdit(Wire.Range(document, new TextSpan(0, document.Text.Length)), text)];
        return Write(edits, ProtocolJsonContext.Default.WireTextEditArray);
    }

    private static (PddlDocument Document, int Offset, PositionParameters Parameters) Place(PddlWorkspace workspace, JsonElement parameters)
    {
        PositionParameters request = Read(parameters, ProtocolJsonContext.Default.PositionParameters);
        PddlDocument document = Document(workspace, request.TextDocument.Uri);
        return (document, Wire.Offset(document, request.Position), request);
    }

    private static PddlDocument Document(PddlWorkspace workspace, string uri) => workspace.Find(uri)
        ?? throw new ProtocolException(ProtocolException.InvalidParameters, $"The text {uri} is not open.");

    private static JsonElement? Member(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element;
    }

    private static Action<Utf8JsonWriter> Write<T>(T value, JsonTypeInfo<T> type) => json => JsonSerializer.Serialize(json, value, type);

    private static void Nothing(Utf8JsonWriter json) => json.WriteNullValue();
}
