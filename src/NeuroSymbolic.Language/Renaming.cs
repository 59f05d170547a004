using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Decides whether a name can be another one.</summary>
/// <param name="meanings">Where names are.</param>
internal sealed class Renaming(Meanings meanings)
{
    // names that mean something by themselves
    private static readonly string[] Fixed = [TypeHierarchy.Root, "total-cost", "number", "either"];

    public RenameOutcome Rename(PddlDocument document, int offset, string newName)
    {
        if (document.Symbols.At(offset) is not { } name)
        {
            return Refuse("Here is no name that can be changed.");
        }

        string written = name.Kind == SymbolKind.Variable && newName is [not '?', ..] ? "?" + newName : newName;
        string wanted = written.ToLowerInvariant();
        if (Refusal(document, name, wanted) is { } refusal)
        {
            return Refuse(refusal);
        }

        return new RenameOutcome([.. meanings.Places(document, name)], written, Refusal: null);
    }

    /// <summary>Why the name cannot be changed at all; null where it can.</summary>
    public static string? Refusal(Occurrence name) =>
        name.Kind is SymbolKind.Type or SymbolKind.Function && Fixed.Contains(name.Name)
            ? $"'{name.Name}' has a meaning of its own and keeps its name."
            : null;

    private string? Refusal(PddlDocument document, Occurrence name, string wanted)
    {
        string bare = name.Kind == SymbolKind.Variable ? wanted[1..] : wanted;
        if (Refusal(name) is { } refusal)
        {
            return refusal;
        }

        if (SymbolName.Flaw(bare) is { } flaw)
        {
            return $"'{wanted}' cannot be a name: {flaw}.";
        }

        if (wanted == name.Name)
        {
            return null;
        }

        if ((name.Kind is SymbolKind.Predicate or SymbolKind.Function && Vocabulary.IsReserved(wanted))
            || (name.Kind is SymbolKind.Type or SymbolKind.Function && Fixed.Contains(wanted)))
        {
            return $"'{wanted}' is a word of PDDL; choose another name.";
        }

        return meanings.Texts(document, name).SelectMany(text => text.Symbols.Occurrences).Any(other => other.Name == wanted && Clashes(document, name, other))
            ? $"'{wanted}' already means something here; choose another name."
            : null;
    }

    private static bool Clashes(PddlDocument document, Occurrence name, Occurrence other) => name.Kind switch
    {
        SymbolKind.Predicate or SymbolKind.Function => other.Kind is SymbolKind.Predicate or SymbolKind.Function,
        SymbolKind.Variable => other.Kind == SymbolKind.Variable && ShareSection(document, name, other),
        SymbolKind.Domain or SymbolKind.Problem => false,
        _ => other.Kind == name.Kind,
    };

    // a variable of that name anywhere in the action might hide this one or be hidden by it
    private static bool ShareSection(PddlDocument document, Occurrence name, Occurrence other)
    {
        List<SyntaxNode> path = document.PathTo(name.Span.Start);
        int level = path.Count > 2 && path[1].Head is ":predicates" or ":functions" ? 2 : 1;
        return path.Count > level && path[level].Offset <= other.Span.Start && other.Span.Start < path[level].End;
    }

    private static RenameOutcome Refuse(string sentence) => new([], "", sentence);
}
