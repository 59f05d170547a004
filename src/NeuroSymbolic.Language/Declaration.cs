using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>What a text says of a name where it declares it.</summary>
/// <param name="Name">The name where it is declared.</param>
/// <param name="Types">The types of a thing or variable, the parents of a type; empty where none is named.</param>
/// <param name="Parameters">Those of a predicate, function or action.</param>
/// <param name="Node">The list of a predicate, function or action; the name of anything else.</param>
internal sealed record Declaration(Occurrence Name, IReadOnlyList<string> Types, IReadOnlyList<Declaration> Parameters, SyntaxNode Node)
{
    /// <summary>The name with its types, as PDDL has it.</summary>
    public string Typed => Types.Count switch
    {
        0 => Name.Name,
        1 => $"{Name.Name} - {Types[0]}",
        _ => $"{Name.Name} - (either {string.Join(' ', Types)})",
    };

    /// <summary>The name with its parameters in parentheses; of anything without such, the name with its types.</summary>
    public string Signature => Name.Kind is SymbolKind.Predicate or SymbolKind.Function or SymbolKind.Action
        ? $"({string.Join(' ', [Name.Name, .. Parameters.Select(parameter => parameter.Typed)])})"
        : Typed;
}
