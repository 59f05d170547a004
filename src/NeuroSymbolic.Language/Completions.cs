using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Finds what may be written at a place.</summary>
/// <param name="workspace">The texts.</param>
internal sealed class Completions(PddlWorkspace workspace)
{
    public IReadOnlyList<PddlCompletion> At(PddlDocument document, int offset)
    {
        if (IsInComment(document.Text, offset))
        {
            return [];
        }

        // the lists around the word that is being written, and the word before it
        int wordStart = offset;
        while (wordStart > 0 && document.Text[wordStart - 1] is not ('(' or ')') && !char.IsWhiteSpace(document.Text[wordStart - 1]))
        {
            wordStart--;
        }

        List<SyntaxNode> lists = Around(document, wordStart);
        SyntaxNode? before = lists.Count == 0 ? null : Array.FindLast(lists[^1].Children, child => child.End <= wordStart);
        var place = new CompletionPlace(document, lists, before, IsHead: before is null, wordStart);
        return [.. Find(place).DistinctBy(item => item.Label)];
    }

    private IEnumerable<PddlCompletion> Find(CompletionPlace place)
    {
        bool isProblem = place.Document.Kind == PddlKind.Problem;
        string? section = place.Lists.Count > 1 ? place.Lists[1].Head : null;
        if (place.Lists.Count == 0)
        {
            return Words(["define"]);
        }

        if (place.Before is { Name: "-" } && place.Lists.Count > 1)
        {
            return [.. Declared(place, SymbolKind.Type), .. Words(["object", "either"])];
        }

        return (place.Lists.Count, section) switch
        {
            (1, _) => place.IsHead ? Words(["define"]) : [],
            (2, _) when place.IsHead => place.Lists[0].Children.Length > 1 && place.Lists[0].Children[1] == place.Lists[1]
                ? Words(["domain", "problem"])
                : Words(isProblem ? Keywords.ProblemSections : Keywords.DomainSections),
            (_, ":requirements") => Words(Keywords.Requirements),
            (_, ":domain") => workspace.Open.Where(other => other is { Kind: PddlKind.Domain, Name: not null })
                .Select(domain => new PddlCompletion(domain.Name!, SymbolKind.Domain, "domain", [])),
            (2, ":action") => Words(Keywords.ActionParts.Where(part => !Array.Exists(place.Lists[1].Children, child => child.Name == part))),
            (2, ":metric") when place.Before is { Name: ":metric" } => Words(["minimize", "maximize"]),
            (_, ":metric") => Declared(place, SymbolKind.Function),
            (_, ":init") when place.IsHead => [.. Declared(place, SymbolKind.Predicate), .. Words(["="]), .. Declared(place, SymbolKind.Function)],
            (> 2, ":init" or ":timeless") => Declared(place, SymbolKind.Thing),
            (_, ":goal" or ":timeless" or ":action") => InFormula(place),
            _ => [],
        };
    }

    private IEnumerable<PddlCompletion> InFormula(CompletionPlace place)
    {
        SyntaxNode section = place.Lists[1];
        int part = section.Head == ":action" && place.Lists.Count > 2 ? Array.IndexOf(section.Children, place.Lists[2]) : -1;
        bool isEffect = part > 0 && section.Children[part - 1].Name == ":effect";
        bool isParameters = part > 0 && section.Children[part - 1].Name == ":parameters";
        if (isParameters || place.Lists.Count < 3)
        {
            return [];
        }

        string? around = place.Lists.Count > 3 ? place.Lists[^2].Head : null;
        bool isNumber = around is "=" or "<" or "<=" or ">" or ">=" or "increase" or "decrease" or "assign" or "scale-up" or "scale-down"
            or "+" or "-" or "*" or "/";
        if (place.IsHead)
        {
            return isNumber ? [.. Declared(place, SymbolKind.Function), .. Words(["+", "-", "*", "/"])]
                : [.. Declared(place, SymbolKind.Predicate), .. Words(isEffect ? Keywords.Effects : Keywords.Conditions)];
        }

        return [.. Variables(place), .. Declared(place, SymbolKind.Thing)];
    }

    /// <summary>The variables in force, those of inner quantifiers first, and of these first the ones of the type that is asked for.</summary>
    private IEnumerable<PddlCompletion> Variables(CompletionPlace place)
    {
        IReadOnlyList<string> wanted = [];
        SyntaxNode list = place.Lists[^1];
        if (Symbols(place, SymbolKind.Predicate).FirstOrDefault(predicate => predicate.Name.Name == list.Head) is { } schema)
        {
            int argument = Array.FindAll(list.Children, child => child.End <= place.WordStart).Length - 1;
            wanted = argument >= 0 && argument < schema.Parameters.Count ? schema.Parameters[argument].Types : [];
        }

        return place.Lists.AsEnumerable().Reverse()
            .SelectMany(scope => place.Document.Symbols.Of(SymbolKind.Variable).Where(variable => variable.Name.Scope == scope.Offset))
            .OrderByDescending(variable => variable.Types.Any(wanted.Contains))
            .Select(Item);
    }

    private IEnumerable<PddlCompletion> Declared(CompletionPlace place, SymbolKind kind) => Symbols(place, kind).Select(Item);

    private IEnumerable<Declaration> Symbols(CompletionPlace place, SymbolKind kind)
    {
        IEnumerable<Declaration> own = place.Document.Symbols.Of(kind);
        return workspace.DomainOf(place.Document) is { } domain && domain != place.Document ? own.Concat(domain.Symbols.Of(kind)) : own;
    }

    private static PddlCompletion Item(Declaration declaration) => new(
        declaration.Name.Name,
        declaration.Name.Kind,
        declaration.Signature,
        declaration.Name.Kind is SymbolKind.Predicate or SymbolKind.Function ? [.. declaration.Parameters.Select(parameter => parameter.Name.Name)] : []);

    private static IEnumerable<PddlCompletion> Words(IEnumerable<string> words) =>
        words.Select(word => new PddlCompletion(word, SymbolKind.Keyword, Keywords.Sentence(word) ?? "", []));

    /// <summary>The lists that are open directly before a place, the outermost first.</summary>
    private static List<SyntaxNode> Around(PddlDocument document, int place)
    {
        var lists = new List<SyntaxNode>();
        SyntaxNode? list = document.Root;
        while (list is not null && list.Offset < place && (place < list.End || (place == list.End && IsUnclosed(document.Text, list))))
        {
            lists.Add(list);
            list = Array.FindLast(list.Children, child => child.IsList && child.Offset < place);
        }

        return lists;
    }

    // the end of a list that nothing closes is that of what is in it
    private static bool IsUnclosed(string text, SyntaxNode list) =>
        text[list.End - 1] != ')' || (list.Children.Length > 0 && list.Children[^1].End == list.End);

    private static bool IsInComment(string text, int offset)
    {
        int line = offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;
        return text.AsSpan(line, offset - line).Contains(';');
    }
}
