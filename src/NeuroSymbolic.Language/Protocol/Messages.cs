using System.Text.Json.Serialization;

namespace NeuroSymbolic.Language.Protocol;

// The messages of LSP 3.17 that are used, with the members that are. Names are those of the protocol. What an editor may leave out has a default.

internal sealed record WirePosition(int Line, int Character);

internal sealed record WireRange(WirePosition Start, WirePosition End);

internal sealed record WireLocation(string Uri, WireRange Range);

internal sealed record WireTextEdit(WireRange Range, string NewText);

internal sealed record TextDocumentIdentifier(string Uri);

internal sealed record TextDocumentItem(string Uri, string Text, int? Version = null);

internal sealed record VersionedDocument(string Uri, int? Version = null);

internal sealed record OpenParameters(TextDocumentItem TextDocument);

internal sealed record ContentChange(string Text, WireRange? Range = null);

internal sealed record ChangeParameters(VersionedDocument TextDocument, ContentChange[] ContentChanges);

internal sealed record DocumentParameters(TextDocumentIdentifier TextDocument);

internal sealed record PositionParameters(
    TextDocumentIdentifier TextDocument, WirePosition Position, string? NewName = null, ReferenceContext? Context = null);

// a completion has a context, too, of other members
internal sealed record ReferenceContext(bool IncludeDeclaration = true);

internal sealed record WireDiagnostic(WireRange Range, int Severity, string Source, string Message);

internal sealed record PublishedDiagnostics(string Uri, int? Version, WireDiagnostic[] Diagnostics);

internal sealed record MarkupContent(string Kind, string Value);

internal sealed record WireHover(MarkupContent Contents, WireRange Range);

internal sealed record WireCompletion(
    string Label, int Kind, string Detail, string SortText, string InsertText, int InsertTextFormat, WireTextEdit TextEdit);

internal sealed record WireSymbol(
    string Name, string Detail, int Kind, WireRange Range, WireRange SelectionRange, WireSymbol[] Children);

internal sealed record WireWorkspaceEdit(Dictionary<string, WireTextEdit[]> Changes);

internal sealed record ServerInfo(string Name, string Version);

internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

internal sealed record TextSync(bool OpenClose, int Change);

internal sealed record CompletionOptions(string[] TriggerCharacters);

internal sealed record RenameOptions(bool PrepareProvider);

internal sealed record ServerCapabilities(
    string PositionEncoding,
    TextSync TextDocumentSync,
    bool HoverProvider,
    CompletionOptions CompletionProvider,
    bool DefinitionProvider,
    bool ReferencesProvider,
    bool DocumentSymbolProvider,
    bool DocumentFormattingProvider,
    RenameOptions RenameProvider);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(OpenParameters))]
[JsonSerializable(typeof(ChangeParameters))]
[JsonSerializable(typeof(DocumentParameters))]
[JsonSerializable(typeof(PositionParameters))]
[JsonSerializable(typeof(PublishedDiagnostics))]
[JsonSerializable(typeof(WireHover))]
[JsonSerializable(typeof(WireCompletion[]))]
[JsonSerializable(typeof(WireLocation))]
[JsonSerializable(typeof(WireLocation[]))]
[JsonSerializable(typeof(WireTextEdit[]))]
[JsonSerializable(typeof(WireRange))]
[JsonSerializable(typeof(WireSymbol[]))]
[JsonSerializable(typeof(WireWorkspaceEdit))]
[JsonSerializable(typeof(InitializeResult))]
internal sealed partial class ProtocolJsonContext : JsonSerializerContext;
