using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Reads conditions and effects: literals, perhaps joined by <c>and</c>.</summary>
/// <param name="source">The text, for errors.</param>
/// <param name="predicates">What may be stated.</param>
/// <param name="types">The type hierarchy, for checking arguments.</param>
/// <param name="terms">The parameters and objects that may be spoken of.</param>
internal sealed class FormulaReader(
    SourceText source,
    Dictionary<string, PredicateSchema> predicates,
    TypeHierarchy types,
    IReadOnlyDictionary<string, TypedName> terms)
{
    private static readonly Dictionary<string, string> Unsupported = new()
    {
        ["or"] = "a disjunction",
        ["imply"] = "an implication",
        ["forall"] = "a universal quantifier",
        ["exists"] = "an existential quantifier",
        ["when"] = "a conditional effect",
        ["increase"] = "action costs and other numbers",
        ["decrease"] = "a number",
        ["assign"] = "a number",
        ["scale-up"] = "a number",
        ["scale-down"] = "a number",
        ["<"] = "a comparison of numbers",
        [">"] = "a comparison of numbers",
        ["<="] = "a comparison of numbers",
        [">="] = "a comparison of numbers",
        ["preference"] = "a preference",
    };

    /// <summary>A precondition or goal; equalities may occur.</summary>
    public ImmutableArray<Literal> ReadCondition(SyntaxNode node) => Read(node, effect: false);

    /// <summary>An effect; no equality may occur.</summary>
    public ImmutableArray<Literal> ReadEffect(SyntaxNode node) => Read(node, effect: true);

    /// <summary>One atom, such as <c>(on cube1 left)</c>.</summary>
    public Literal ReadAtom(SyntaxNode node) => ReadAtom(node, isPositive: true, effect: true);

    private ImmutableArray<Literal> Read(SyntaxNode node, bool effect)
    {
        var literals = ImmutableArray.CreateBuilder<Literal>();
        Collect(node, effect, literals);
        return literals.ToImmutable();
    }

    private void Collect(SyntaxNode node, bool effect, ImmutableArray<Literal>.Builder literals)
    {
        switch (node.Head)
        {
            case null when node is { IsList: true, Children.Count: 0 }:
                break;
            case "and":
                foreach (SyntaxNode part in node.Children.Skip(1))
                {
                    Collect(part, effect, literals);
                }

                break;
            case "not":
                if (node.Children is not [_, { IsList: true } atom])
                {
                    throw source.Error(node.Offset, "'not' takes one atom, as in '(not (clear ?x))'");
                }

                if (atom.Head is "not" or "and")
                {
                    throw source.Error(atom.Offset, $"'not' over '{atom.Head}' is not supported; write it with negated atoms");
                }

                literals.Add(ReadAtom(atom, isPositive: false, effect));
                break;
            default:
                literals.Add(ReadAtom(node, isPositive: true, effect));
                break;
        }
    }

    private Literal ReadAtom(SyntaxNode node, bool isPositive, bool effect)
    {
        if (node.Head is not { } name)
        {
            throw source.Error(node.Offset, $"an atom such as '(on a b)' is expected, not {node.Describe()}");
        }

        if (name == Literal.Equality && !effect)
        {
            return node.Children is [_, { Name: not null } left, { Name: not null } right]
                ? new Literal(name, [ReadTerm(left).Name, ReadTerm(right).Name], isPositive)
                : throw source.Error(node.Offset, "'=' takes two names; comparison of numbers is not supported");
        }

        if (!predicates.TryGetValue(name, out PredicateSchema? predicate))
        {
            throw source.Error(node.Children[0].Offset, Unsupported.TryGetValue(name, out string? meaning)
                ? $"'{name}' ({meaning}) is not supported"
                : $"unknown predicate '{name}'; {NearestName.Suggest(name, predicates.Keys)}");
        }

        int count = node.Children.Count - 1;
        if (count != predicate.Parameters.Length)
        {
            throw source.Error(node.Offset, $"'{name}' takes {predicate.Parameters.Length} argument(s), not {count}");
        }

        var arguments = ImmutableArray.CreateBuilder<string>(count);
        for (int i = 0; i < count; i++)
        {
            TypedName term = ReadTerm(node.Children[i + 1]);
            if (!MayFit(term, predicate.Parameters[i]))
            {
                throw source.Error(node.Children[i + 1].Offset,
                    $"'{term}' does not fit '{predicate.Parameters[i]}' of the predicate '{name}'");
            }

            arguments.Add(term.Name);
        }

        return new Literal(name, arguments.MoveToImmutable(), isPositive);
    }

    /// <summary>Whether the term can be of the type: a parameter of a wider type can be, an object of one cannot.</summary>
    private bool MayFit(TypedName term, TypedName parameter) =>
        types.Fits(term, parameter.Types) || (term.Name[0] == '?' && types.Fits(parameter, term.Types));

    private TypedName ReadTerm(SyntaxNode node)
    {
        if (node.Name is not { } name)
        {
            throw source.Error(node.Offset, $"a name is expected, not {node.Describe()}");
        }

        return terms.TryGetValue(name, out TypedName? term)
            ? term
            : throw source.Error(node.Offset,
                $"unknown {(name[0] == '?' ? "parameter" : "object")} '{name}'; {NearestName.Suggest(name, terms.Keys)}");
    }
}
