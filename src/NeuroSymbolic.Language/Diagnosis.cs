using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Finds all that is wrong in a text: the reader says what is, that part is left out, and the rest is read again.</summary>
internal static class Diagnosis
{
    // each error takes one more reading, which a large text cannot have often
    private const int MostReadings = 50;
    private const int MostReadingsOfLargeText = 5;
    private const int LargeText = 1 << 20;

    public static DomainReading ReadDomain(PddlDocument document, CancellationToken cancellation)
    {
        var doubtful = new HashSet<string>();
        var found = Syntax(document);
        PddlDomain? domain = Read(document, doubtful, found, DomainReader.Read, cancellation);
        return new DomainReading(domain, doubtful, found);
    }

    /// <param name="document">The problem.</param>
    /// <param name="domain">The text of its domain; null where there is none.</param>
    /// <param name="cancellation">Ends the search with an <see cref="OperationCanceledException"/>.</param>
    public static List<PddlDiagnostic> OfProblem(PddlDocument document, PddlDocument? domain, CancellationToken cancellation)
    {
        List<PddlDiagnostic> found = Syntax(document);
        SyntaxNode? named = document.Section(":domain");
        if (domain is null)
        {
            found.Add(new PddlDiagnostic(SpanAt(document, (named ?? document.Title!).Offset), PddlSeverity.Warning,
                $"There is no domain {document.DomainName} in an open file and no domain.pddl beside this one or one folder up; "
                + "names are not checked."));
            return found;
        }

        if (document.DomainName is { } name && domain.Name != name)
        {
            found.Add(new PddlDiagnostic(SpanAt(document, named!.Children[1].Offset), PddlSeverity.Warning,
                $"The problem is of the domain '{name}', but the domain beside it is '{domain.Name}'."));
        }

        DomainReading reading = domain.Domain;
        if (reading.Domain is { } meaning)
        {
            Read(document, [.. reading.Doubtful], found, (source, root) => ProblemReader.Read(source, root, meaning), cancellation);
        }
        else
        {
            found.Add(new PddlDiagnostic(SpanAt(document, (named ?? document.Title!).Offset), PddlSeverity.Warning,
                $"The domain {domain.Name} cannot be read; names are not checked."));
        }

        return found;
    }

    private static List<PddlDiagnostic> Syntax(PddlDocument document) => [.. document.SyntaxErrors.Select(error => Of(document, error))];

    private static T? Read<T>(
        PddlDocument document,
        HashSet<string> doubtful,
        List<PddlDiagnostic> found,
        Func<SourceText, SyntaxNode, T> read,
        CancellationToken cancellation)
        where T : class
    {
        if (document.Root is not { } root)
        {
            return null;
        }

        var source = new SourceText(document.Text, document.Uri, cancellation);
        var repair = new TreeRepair(root, doubtful);
        int left = document.Text.Length < LargeText ? MostReadings : MostReadingsOfLargeText;
        while (left-- > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return read(source, repair.Root);
            }
            catch (PddlException error) when (error.Offset is { } offset)
            {
                PddlDiagnostic diagnostic = Of(document, error);
                if (!repair.IsConsequence(offset) && !found.Exists(known => Overlap(known.Span, diagnostic.Span)))
                {
                    found.Add(diagnostic);
                }

                if (!repair.TryLeaveOut(offset))
                {
                    break;
                }
            }
        }

        return null;
    }

    private static bool Overlap(TextSpan left, TextSpan right) => left.Start < right.End && right.Start < left.End;

    private static PddlDiagnostic Of(PddlDocument document, PddlException error)
    {
        string sentence = error.Sentence!;
        return new PddlDiagnostic(
            SpanAt(document, error.Offset!.Value), PddlSeverity.Error, $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.");
    }

    /// <summary>The name at a place, with the parenthesis before it.</summary>
    private static TextSpan SpanAt(PddlDocument document, int offset)
    {
        string text = document.Text;
        int end = offset;
        if (end < text.Length && text[end] is '(' or ')')
        {
            end++;
        }

        while (end < text.Length && text[end] is not ('(' or ')' or ';') && !char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return new TextSpan(offset, end - offset);
    }
}
