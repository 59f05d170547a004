using System.Globalization;

namespace NeuroSymbolic.Language.Protocol;

/// <summary>Turns what the language says into what the protocol sends.</summary>
internal static class Wire
{
    private const int PlainText = 1, Snippet = 2;

    public static WirePosition Position(PddlDocument document, int offset)
    {
        TextPosition position = document.Lines.PositionOf(offset);
        return new WirePosition(position.Line, position.Character);
    }

    public static WireRange Range(PddlDocument document, TextSpan span) =>
        new(Position(document, span.Start), Position(document, span.End));

    public static int Offset(PddlDocument document, WirePosition position) =>
        document.Lines.OffsetOf(new TextPosition(position.Line, position.Character));

    public static WireLocation Location(PddlLocation location) => new(location.Document.Uri, Range(location.Document, location.Span));

    public static WireDiagnostic Diagnostic(PddlDocument document, PddlDiagnostic diagnostic) => new(
        Range(document, diagnostic.Span), diagnostic.Severity == PddlSeverity.Error ? 1 : 2, "neurosym", diagnostic.Message);

    /// <param name="document">The text.</param>
    /// <param name="items">The words, the likeliest first.</param>
    /// <param name="offset">Where the cursor is.</param>
    /// <param name="hasSnippets">Whether the editor lets parameters be filled in.</param>
    public static WireCompletion[] Completions(PddlDocument document, IReadOnlyList<PddlCompletion> items, int offset, bool hasSnippets)
    {
        // what is replaced is told, because editors take '?' and ':' for the ends of words
        int start = offset;
        while (start > 0 && document.Text[start - 1] is not ('(' or ')') && !char.IsWhiteSpace(document.Text[start - 1]))
        {
            start--;
        }

        WireRange range = Range(document, new TextSpan(start, offset - start));
        return [.. items.Select((item, index) =>
        {
            bool isSnippet = hasSnippets && item.Parameters.Count > 0;
            string text = isSnippet
                ? $"{item.Label} {string.Join(' ', item.Parameters.Select((name, number) => $"${{{number + 1}:{name}}}"))}"
                : item.Label;
            string order = index.ToString("D5", CultureInfo.InvariantCulture);
            return new WireCompletion(
                item.Label, CompletionKind(item.Kind), item.Detail, order, text, isSnippet ? Snippet : PlainText, new WireTextEdit(range, text));
        })];
    }

    public static WireSymbol Symbol(PddlDocument document, OutlineItem item) => new(
        item.Name,
        item.Detail,
        OutlineKind(item.Kind),
        Range(document, item.Span),
        Range(document, item.NameSpan),
        [.. item.Children.Select(child => Symbol(document, child))]);

    public static WireWorkspaceEdit Edit(RenameOutcome outcome) => new(outcome.Places
        .GroupBy(place => place.Document)
        .ToDictionary(
            places => places.Key.Uri,
            places => places.Select(place => new WireTextEdit(Range(place.Document, place.Span), outcome.NewName)).ToArray()));

    // the numbers of CompletionItemKind
    private static int CompletionKind(SymbolKind kind) => kind switch
    {
        SymbolKind.Type => 7,
        SymbolKind.Predicate => 3,
        SymbolKind.Function => 12,
        SymbolKind.Action => 2,
        SymbolKind.Thing => 21,
        SymbolKind.Variable => 6,
        SymbolKind.Domain or SymbolKind.Problem => 9,
        _ => 14,
    };

    // the numbers of SymbolKind
    private static int OutlineKind(SymbolKind kind) => kind switch
    {
        SymbolKind.Type => 5,
        SymbolKind.Predicate => 17,
        SymbolKind.Function => 12,
        SymbolKind.Action => 6,
        SymbolKind.Thing => 14,
        SymbolKind.Domain or SymbolKind.Problem => 4,
        _ => 3,
    };
}
