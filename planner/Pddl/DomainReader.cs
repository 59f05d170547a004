using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Reads domain files.</summary>
internal static class DomainReader
{
    /// <summary>The sections of a domain.</summary>
    public static readonly string[] Sections =
        [":requirements", ":types", ":constants", ":predicates", ":functions", ":timeless", ":action"];

    private static readonly Dictionary<string, string> Refused = new()
    {
        [":derived"] = "derived predicates",
        [":axiom"] = "derived predicates",
        [":durative-action"] = "actions with a duration",
        [":constraints"] = "constraints on the way to the goal",
        [":process"] = "continuous change",
        [":event"] = "events",
        [":task"] = "hierarchical tasks",
        [":method"] = "hierarchical tasks",
    };

    public static PddlDomain Read(SourceText source) => Read(source, SyntaxReader.Read(source));

    /// <summary>Reads a domain from its tree.</summary>
    public static PddlDomain Read(SourceText source, SyntaxNode root)
    {
        var definition = Definition.Read(source, root, "domain", Sections, Refused);
        TypeHierarchy types = ReadTypes(source, definition);
        var vocabulary = new Vocabulary(source, types);
        ImmutableArray<TypedName> constants =
            TypedListReader.Read(source, definition.Elements(":constants"), types, variables: false);
        foreach (TypedName constant in constants)
        {
            vocabulary.AddObject(constant);
        }

        ImmutableArray<PredicateSchema> predicates = ReadPredicates(definition, vocabulary);
        ImmutableArray<FunctionSchema> functions = ReadFunctions(definition, vocabulary);
        var actionReader = new ActionReader(vocabulary);
        var actions = ImmutableArray.CreateBuilder<ActionSchema>();
        var names = new HashSet<string>();
        foreach (SyntaxNode node in definition.All(":action"))
        {
            actions.Add(actionReader.Read(node));
            if (!names.Add(actions[^1].Name))
            {
                throw source.Error(node.Children[1].Offset, $"the action '{actions[^1].Name}' is declared twice");
            }
        }

        return new PddlDomain(definition.Name, types, constants, predicates, functions, actions.ToImmutable())
        {
            Timeless = ReadTimeless(definition, vocabulary),
        };
    }

    private static TypeHierarchy ReadTypes(SourceText source, Definition definition)
    {
        // a type may stand twice, once for each of its parents
        ImmutableArray<TypedName> declarations =
            TypedListReader.Read(source, definition.Elements(":types"), types: null, variables: false, distinct: false);
        try
        {
            return new TypeHierarchy(declarations);
        }
        catch (ArgumentException cycle)
        {
            throw source.Error(definition.Find(":types")!.Offset, $"the type '{cycle.Message}' would be a kind of itself");
        }
    }

    private static ImmutableArray<PredicateSchema> ReadPredicates(Definition definition, Vocabulary vocabulary)
    {
        SourceText source = vocabulary.Source;
        var predicates = ImmutableArray.CreateBuilder<PredicateSchema>();
        foreach (SyntaxNode node in definition.Elements(":predicates"))
        {
            string name = ReadSymbol(source, node, "a predicate such as '(on ?x ?y)'");

            // predicates in circulation repeat parameters, as in "(in ?obj ?obj)"
            var predicate = new PredicateSchema(name, ReadParameters(vocabulary, node));
            predicates.Add(vocabulary.Add(predicate)
                ? predicate
                : throw source.Error(node.Offset, $"the predicate '{name}' is declared twice"));
        }

        return predicates.ToImmutable();
    }

    private static ImmutableArray<FunctionSchema> ReadFunctions(Definition definition, Vocabulary vocabulary)
    {
        SourceText source = vocabulary.Source;
        var functions = ImmutableArray.CreateBuilder<FunctionSchema>();
        ReadOnlySpan<SyntaxNode> nodes = definition.Elements(":functions");
        for (int i = 0; i < nodes.Length; i++)
        {
            SyntaxNode node = nodes[i];
            if (functions.Count > 0 && node.Name is "-" or "-number")
            {
                // every function between two types has the one that follows, and there is only one
                if (node.Name == "-" && (++i == nodes.Length || nodes[i].Name != "number"))
                {
                    throw source.Error(nodes[Math.Min(i, nodes.Length - 1)].Offset,
                        "functions with other values than numbers are not supported; '- number' is expected");
                }

                continue;
            }

            string name = ReadSymbol(source, node, "a function such as '(fuel ?truck)'");
            var function = new FunctionSchema(name, ReadParameters(vocabulary, node));
            functions.Add(vocabulary.Add(function)
                ? function
                : throw source.Error(node.Offset, $"the function '{name}' is declared twice"));
        }

        return functions.ToImmutable();
    }

    private static FactSet ReadTimeless(Definition definition, Vocabulary vocabulary)
    {
        ReadOnlySpan<SyntaxNode> nodes = definition.Elements(":timeless");
        var facts = new Fact[nodes.Length];
        for (int i = 0; i < facts.Length; i++)
        {
            Formula.Atom atom = vocabulary.ReadAtom(nodes[i]);
            facts[i] = new Fact(atom.Predicate, atom.Terms.AsSpan());
        }

        return new FactSet(facts);
    }

    private static ImmutableArray<TypedName> ReadParameters(Vocabulary vocabulary, SyntaxNode node) =>
        TypedListReader.Read(vocabulary.Source, node.Tail, vocabulary.Types, variables: true, distinct: false);

    private static string ReadSymbol(SourceText source, SyntaxNode node, string expected) =>
        node.Head is not { } name || name[0] is '?' or ':' || Vocabulary.IsReserved(name)
            ? throw source.Error(node.Offset, $"{expected} is expected, not {node.Describe()}")
        : SymbolName.Flaw(name) is { } flaw ? throw source.Error(node.Children[0].Offset, flaw)
        : name;
}
