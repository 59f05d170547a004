using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>Reads domain files.</summary>
internal static class DomainReader
{
    private static readonly string[] Sections = [":requirements", ":types", ":constants", ":predicates", ":functions", ":action"];

    private static readonly Dictionary<string, string> Refused = new()
    {
        [":functions"] = "numbers and action costs",
        [":derived"] = "derived predicates",
        [":durative-action"] = "actions with a duration",
        [":constraints"] = "constraints on the way to the goal",
        [":process"] = "continuous change",
        [":event"] = "events",
    };

    public static PddlDomain Read(SourceText source)
    {
        Definition definition = Definition.Read(source, "domain", Sections, Refused);
        TypeHierarchy types = ReadTypes(source, definition.Find(":types"));
        ImmutableArray<TypedName> constants =
            TypedListReader.Read(source, Elements(definition.Find(":constants")), types, variables: false);
        var predicates = new Dictionary<string, PredicateSchema>();
        foreach (SyntaxNode node in Elements(definition.Find(":predicates")))
        {
            PredicateSchema predicate = ReadPredicate(source, node, types);
            if (!predicates.TryAdd(predicate.Name, predicate))
            {
                throw source.Error(node.Offset, $"the predicate '{predicate.Name}' is declared twice");
            }
        }

        var actions = ImmutableArray.CreateBuilder<ActionSchema>();
        var names = new HashSet<string>();
        foreach (SyntaxNode node in definition.All(":action"))
        {
            actions.Add(ReadAction(source, node, types, constants, predicates));
            if (!names.Add(actions[^1].Name))
            {
                throw source.Error(node.Children[1].Offset, $"the action '{actions[^1].Name}' is declared twice");
            }
        }

        return new PddlDomain(definition.Name, types, constants, [.. predicates.Values], [], actions.ToImmutable());
    }

    private static IEnumerable<SyntaxNode> Elements(SyntaxNode? section) => section?.Children.Skip(1) ?? [];

    private static TypeHierarchy ReadTypes(SourceText source, SyntaxNode? section)
    {
        // a type may stand twice, once for each of its parents
        ImmutableArray<TypedName> declarations =
            TypedListReader.Read(source, Elements(section), types: null, variables: false, distinct: false);
        try
        {
            return new TypeHierarchy([.. declarations.Where(declaration => declaration.Name != TypeHierarchy.Root)]);
        }
        catch (ArgumentException cycle)
        {
            throw source.Error(section!.Offset, $"the type '{cycle.Message}' would be a kind of itself");
        }
    }

    private static PredicateSchema ReadPredicate(SourceText source, SyntaxNode node, TypeHierarchy types) =>
        node.Head is { } name && name[0] is not ('?' or ':') && name != Literal.Equality
            ? new PredicateSchema(name, TypedListReader.Read(source, node.Children.Skip(1), types, variables: true, distinct: false))
            : throw source.Error(node.Offset, $"a predicate such as '(on ?x ?y)' is expected, not {node.Describe()}");

    private static ActionSchema ReadAction(
        SourceText source,
        SyntaxNode node,
        TypeHierarchy types,
        ImmutableArray<TypedName> constants,
        Dictionary<string, PredicateSchema> predicates)
    {
        if (node.Children.Count < 2 || node.Children[1].Name is not { } name || name[0] is ':' or '?')
        {
            throw source.Error(node.Offset, "an action needs a name, as in '(:action pick ...)'");
        }

        SyntaxNode? parameters = null, precondition = null, effect = null;
        for (int i = 2; i < node.Children.Count; i += 2)
        {
            SyntaxNode keyword = node.Children[i];
            ref SyntaxNode? part = ref parameters;
            switch (keyword.Name)
            {
                case ":parameters": break;
                case ":precondition": part = ref precondition; break;
                case ":effect": part = ref effect; break;
                default:
                    throw source.Error(keyword.Offset,
                        $"':parameters', ':precondition' or ':effect' is expected in the action '{name}', not {keyword.Describe()}");
            }

            if (i + 1 == node.Children.Count || !node.Children[i + 1].IsList || part is not null)
            {
                throw source.Error(keyword.Offset, $"'{keyword.Name}' of the action '{name}' must stand once, with a list after it");
            }

            part = node.Children[i + 1];
        }

        ImmutableArray<TypedName> typed = TypedListReader.Read(source, parameters?.Children ?? [], types, variables: true);
        var terms = typed.Concat(constants).ToDictionary(term => term.Name);
        var formulas = new FormulaReader(source, predicates, types, terms);
        return new ActionSchema(
            name,
            typed,
            precondition is null ? Formula.True : StripsSubset.ToFormula(formulas.ReadCondition(precondition)),
            effect is null ? new Effect.All([]) : StripsSubset.ToEffect(formulas.ReadEffect(effect)));
    }
}
