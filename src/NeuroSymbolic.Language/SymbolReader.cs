using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Finds what the names of a text mean. Where the text is broken it takes what there is.</summary>
internal sealed class SymbolReader
{
    private readonly List<Occurrence> occurrences = [];
    private readonly List<Declaration> declarations = [];

    // the variables that are in force, those of inner lists last
    private readonly List<Declaration> scope = [];

    public SymbolTable Read(PddlDocument document)
    {
        if (document.Title is { } title)
        {
            SymbolKind kind = document.Kind == PddlKind.Domain ? SymbolKind.Domain : SymbolKind.Problem;
            if (title is { Children: [_, { IsList: false } name, ..] })
            {
                Declare(name, kind, [], title);
            }

            foreach (SyntaxNode section in document.Root!.Children.AsSpan(2))
            {
                ReadSection(section);
            }
        }

        occurrences.Sort((left, right) => left.Span.Start.CompareTo(right.Span.Start));
        return new SymbolTable(occurrences, declarations);
    }

    private void ReadSection(SyntaxNode section)
    {
        switch (section.Head)
        {
            case ":domain" when section is { Children: [_, { IsList: false } name, ..] }:
                Add(name, SymbolKind.Domain);
                break;
            case ":types":
                ReadTyped(section.Tail, SymbolKind.Type, 0);
                break;
            case ":constants" or ":objects":
                ReadTyped(section.Tail, SymbolKind.Thing, 0);
                break;
            case ":predicates":
                ReadSchemas(section.Tail, SymbolKind.Predicate);
                break;
            case ":functions":
                ReadSchemas(section.Tail, SymbolKind.Function);
                break;
            case ":action":
                ReadAction(section);
                break;
            case ":timeless" or ":init" or ":goal":
                ReadFormulas(section.Tail);
                break;
            case ":metric":
                ReadNumbers(section.Tail);
                break;
        }
    }

    private void ReadSchemas(ReadOnlySpan<SyntaxNode> nodes, SymbolKind kind)
    {
        foreach (SyntaxNode node in nodes)
        {
            if (node.Head is not null)
            {
                Declare(node.Children[0], kind, ReadTyped(node.Tail, SymbolKind.Variable, node.Offset), node);
            }
        }
    }

    private void ReadAction(SyntaxNode action)
    {
        int known = scope.Count;
        List<Declaration> parameters = [];
        for (int i = 2; i + 1 < action.Children.Length; i++)
        {
            if (action.Children[i].Name == ":parameters")
            {
                parameters = ReadTyped(action.Children[i + 1].Children, SymbolKind.Variable, action.Offset);
                scope.AddRange(parameters);
            }
        }

        if (action is { Children: [_, { Name: [not ':', ..] } name, ..] })
        {
            Declare(name, SymbolKind.Action, parameters, action);
        }

        for (int i = 2; i + 1 < action.Children.Length; i++)
        {
            if (action.Children[i].Name is ":precondition" or ":effect")
            {
                ReadFormula(action.Children[i + 1]);
            }
        }

        scope.RemoveRange(known, scope.Count - known);
    }

    private void ReadFormulas(ReadOnlySpan<SyntaxNode> nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            ReadFormula(node);
        }
    }

    private void ReadFormula(SyntaxNode node)
    {
        switch (node.Head)
        {
            case null:
                break;
            case "and" or "or" or "not" or "imply" or "when":
                ReadFormulas(node.Tail);
                break;
            case "forall" or "exists":
                int known = scope.Count;
                if (node.Children.Length > 1)
                {
                    scope.AddRange(ReadTyped(node.Children[1].Children, SymbolKind.Variable, node.Offset));
                    ReadFormulas(node.Children.AsSpan(2));
                }

                scope.RemoveRange(known, scope.Count - known);
                break;
            case "=" or "<" or "<=" or ">" or ">=" or "increase" or "decrease" or "assign" or "scale-up" or "scale-down":
                ReadNumbers(node.Tail);
                break;
            default:
                Add(node.Children[0], SymbolKind.Predicate);
                ReadTerms(node.Tail);
                break;
        }
    }

    private void ReadNumbers(ReadOnlySpan<SyntaxNode> nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            if (node.Head is "+" or "-" or "*" or "/")
            {
                ReadNumbers(node.Tail);
            }
            else if (node.Head is not null)
            {
                Add(node.Children[0], SymbolKind.Function);
                ReadTerms(node.Tail);
            }
            else if (node.Name is not (null or "minimize" or "maximize"))
            {
                ReadTerms([node]);
            }
        }
    }

    private void ReadTerms(ReadOnlySpan<SyntaxNode> nodes)
    {
        foreach (SyntaxNode node in nodes)
        {
            if (node.Name is ['?', ..])
            {
                Declaration? declaration = scope.FindLast(variable => variable.Name.Name == node.Name);
                Add(node, SymbolKind.Variable, declaration?.Name.Scope ?? -1);
            }
            else if (node.Name is [not ':', ..] name && char.IsAsciiLetter(name[0]))
            {
                Add(node, SymbolKind.Thing);
            }
            else if (node.IsList)
            {
                ReadNumbers([node]);
            }
        }
    }

    /// <summary>Reads names with their types after '-'.</summary>
    private List<Declaration> ReadTyped(ReadOnlySpan<SyntaxNode> nodes, SymbolKind kind, int place)
    {
        var result = new List<Declaration>();
        var untyped = new List<SyntaxNode>();
        for (int i = 0; i <= nodes.Length; i++)
        {
            SyntaxNode? node = i < nodes.Length ? nodes[i] : null;
            if (node is { IsList: false, Name: [not '-', ..] })
            {
                untyped.Add(node);
                continue;
            }

            List<string> types = node is null ? []
                : node.Name == "-" ? (++i < nodes.Length ? ReadTypes(nodes[i]) : [])
                : node.Name is ['-', _, ..] ? [AddType(node, 1)]
                : [];
            foreach (SyntaxNode name in untyped)
            {
                result.Add(Declare(name, kind, types, [], name, place));
            }

            untyped.Clear();
        }

        return result;
    }

    private List<string> ReadTypes(SyntaxNode node)
    {
        var types = new List<string>();
        foreach (SyntaxNode type in node.IsList ? node.Tail : [node])
        {
            if (!type.IsList)
            {
                types.Add(AddType(type, 0));
            }
        }

        return types;
    }

    private string AddType(SyntaxNode node, int skipped)
    {
        string name = node.Name![skipped..];
        occurrences.Add(new Occurrence(new TextSpan(node.Offset + skipped, name.Length), SymbolKind.Type, name, 0, IsDeclaration: false));
        return name;
    }

    private void Add(SyntaxNode node, SymbolKind kind, int place = 0) =>
        occurrences.Add(new Occurrence(new TextSpan(node.Offset, node.End - node.Offset), kind, node.Name!, place, IsDeclaration: false));

    private void Declare(SyntaxNode name, SymbolKind kind, List<Declaration> parameters, SyntaxNode node) =>
        Declare(name, kind, [], parameters, node, 0);

    private Declaration Declare(
        SyntaxNode name, SymbolKind kind, List<string> types, List<Declaration> parameters, SyntaxNode node, int place)
    {
        var occurrence = new Occurrence(new TextSpan(name.Offset, name.End - name.Offset), kind, name.Name!, place, IsDeclaration: true);
        occurrences.Add(occurrence);
        var declaration = new Declaration(occurrence, types, parameters, node);
        declarations.Add(declaration);
        return declaration;
    }
}
