using NeuroSymbolic.Language;

namespace NeuroSymbolic.Studio;

/// <summary>What the editor is told while its user writes: the language server's own answers.</summary>
internal static class LanguageDesk
{
    // addresses that the language finds each other by; nothing of the disk is ever read
    private const string DomainAddress = "file:///studio/domain.pddl";
    private const string ProblemAddress = "file:///studio/problem.pddl";

    /// <summary>All that is wrong in both texts.</summary>
    public static DiagnosticsAnswer Diagnostics(TextsQuestion texts, CancellationToken cancellation)
    {
        (PddlLanguage language, PddlDocument domain, PddlDocument problem) = Open(texts.Domain, texts.Problem);
        return new DiagnosticsAnswer(Of(domain), Of(problem));

        Finding[] Of(PddlDocument document) =>
        [
            .. language.Diagnostics(document, cancellation).Select(found => new Finding(
                found.Span.Start, found.Span.End, found.Severity == PddlSeverity.Error ? "error" : "warning", found.Message)),
        ];
    }

    /// <summary>What may be written at a place.</summary>
    public static CompletionAnswer Completion(PlaceQuestion place, CancellationToken cancellation)
    {
        (PddlLanguage language, PddlDocument document, int offset) = Open(place);
        return new CompletionAnswer([.. language.Completion(document, offset).Select(item => new CompletionItem(
            item.Label, item.Kind.ToString().ToLowerInvariant(), item.Detail, item.Parameters))]);
    }

    /// <summary>What the name at a place means.</summary>
    public static HoverAnswer Hover(PlaceQuestion place, CancellationToken cancellation)
    {
        (PddlLanguage language, PddlDocument document, int offset) = Open(place);
        return language.Hover(document, offset) is { } hover
            ? new HoverAnswer(hover.Span.Start, hover.Span.End, hover.Markdown)
            : new HoverAnswer(offset, offset, null);
    }

    /// <summary>Both texts laid out; one whose parentheses are broken stays as it is.</summary>
    public static TextsQuestion Format(TextsQuestion texts, CancellationToken cancellation)
    {
        (_, PddlDocument domain, PddlDocument problem) = Open(texts.Domain, texts.Problem);
        return new TextsQuestion(PddlLanguage.Format(domain) ?? texts.Domain, PddlLanguage.Format(problem) ?? texts.Problem);
    }

    private static (PddlLanguage Language, PddlDocument Document, int Offset) Open(PlaceQuestion place)
    {
        (PddlLanguage language, PddlDocument domain, PddlDocument problem) = Open(place.Domain, place.Problem);
        PddlDocument document = place.InProblem ? problem : domain;
        return (language, document, Math.Clamp(place.Offset, 0, document.Text.Length));
    }

    private static (PddlLanguage Language, PddlDocument Domain, PddlDocument Problem) Open(string domainText, string problemText)
    {
        var domain = new PddlDocument(DomainAddress, domainText);
        var problem = new PddlDocument(ProblemAddress, problemText);
        return (new PddlLanguage(new PddlWorkspace(new NoTexts()).With(domain).With(problem)), domain, problem);
    }

    private sealed class NoTexts : IPddlTexts
    {
        public string? Read(string uri) => null;

        public IEnumerable<string> Near(string uri) => [];
    }
}
