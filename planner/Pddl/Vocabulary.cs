using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>What the names in a formula may mean: predicates, functions, objects, and the parameters that are in force.</summary>
internal sealed class Vocabulary
{
    // words of the language that no predicate can be called; words of effects alone can be, and then mean the predicate
    private static readonly HashSet<string> Reserved = ["and", "or", "not", "imply", "forall", "exists", "when", "=", "<", "<=", ">", ">="];

    private readonly Dictionary<string, PredicateSchema> predicates = [];
    private readonly Dictionary<string, FunctionSchema> functions = [];
    private readonly Dictionary<string, TypedName> objects = [];

    // those of inner quantifiers last: they hide outer ones of the same name
    private readonly List<TypedName> parameters = [];

    // where the text can declare objects
    private readonly string section;

    /// <summary>What a domain speaks of; what it declares is added as it is read.</summary>
    public Vocabulary(SourceText source, TypeHierarchy types)
        : this(source, types, "(:constants ...)")
    {
    }

    /// <summary>What a domain's problems may speak of, but for their objects.</summary>
    public Vocabulary(SourceText source, PddlDomain domain)
        : this(source, domain.Types, "(:objects ...)")
    {
        foreach (PredicateSchema predicate in domain.Predicates)
        {
            predicates.Add(predicate.Name, predicate);
        }

        foreach (FunctionSchema function in domain.Functions)
        {
            functions.Add(function.Name, function);
        }

        foreach (TypedName constant in domain.Constants)
        {
            objects.Add(constant.Name, constant);
        }
    }

    private Vocabulary(SourceText source, TypeHierarchy types, string section)
    {
        Source = source;
        Types = types;
        this.section = section;
    }

    public SourceText Source { get; }

    public TypeHierarchy Types { get; }

    public static bool IsReserved(string name) => Reserved.Contains(name);

    /// <summary>False where there is one of that name.</summary>
    public bool Add(PredicateSchema predicate) => predicates.TryAdd(predicate.Name, predicate);

    /// <inheritdoc cref="Add(PredicateSchema)"/>
    public bool Add(FunctionSchema function) => functions.TryAdd(function.Name, function);

    /// <inheritdoc cref="Add(PredicateSchema)"/>
    public bool AddObject(TypedName thing) => objects.TryAdd(thing.Name, thing);

    /// <summary>Lets parameters be spoken of until as many are left.</summary>
    public void Enter(ImmutableArray<TypedName> inner) => parameters.AddRange(inner);

    /// <summary>Ends the innermost parameters.</summary>
    public void Leave(ImmutableArray<TypedName> inner) => parameters.RemoveRange(parameters.Count - inner.Length, inner.Length);

    public bool IsPredicate(string name) => predicates.ContainsKey(name);

    public bool IsFunction(string name) => functions.ContainsKey(name);

    /// <summary>Whether the sum of action costs is declared, as <c>(total-cost)</c>.</summary>
    public bool HasTotalCost => functions.TryGetValue("total-cost", out FunctionSchema? cost) && cost.Parameters.IsEmpty;

    public bool IsTerm(string name) => FindTerm(name) is not null;

    /// <summary>An atom such as <c>(on ?x left)</c>.</summary>
    public Formula.Atom ReadAtom(SyntaxNode node)
    {
        if (node.Head is not { } name)
        {
            throw Source.Error(node.Offset, $"an atom such as '(on a b)' is expected, not {node.Describe()}");
        }

        return predicates.TryGetValue(name, out PredicateSchema? predicate)
            ? new Formula.Atom(predicate.Name, ReadArguments(node, predicate.Parameters, "predicate"))
            : throw Source.Error(node.Children[0].Offset,
                IsFunction(name) ? $"'{name}' is a number; compare it with another, as in '(>= ({name} ...) 1)'"
                : IsReserved(name) ? $"'{name}' cannot stand here; an atom such as '(on a b)' is expected"
                : $"unknown predicate '{name}'; {NearestName.Suggest(name, predicates.Keys)}");
    }

    /// <summary>The value of a function, such as <c>(fuel ?truck)</c>; the parentheses may be left out where it has no parameters.</summary>
    public NumericExpression.Function ReadFunction(SyntaxNode node)
    {
        if ((node.Name ?? node.Head) is not { } name)
        {
            throw Source.Error(node.Offset, $"a function such as '(total-cost)' is expected, not {node.Describe()}");
        }

        return functions.TryGetValue(name, out FunctionSchema? function)
            ? new NumericExpression.Function(function.Name, ReadArguments(node, function.Parameters, "function"))
            : throw Source.Error(node.IsList ? node.Children[0].Offset : node.Offset, IsPredicate(name)
                ? $"'{name}' is a predicate and no number"
                : $"unknown function '{name}'; {NearestName.Suggest(name, functions.Keys)}");
    }

    /// <summary>The name of an object or of a parameter that is in force.</summary>
    public TypedName ReadTerm(SyntaxNode node)
    {
        if (node.Name is not { } name)
        {
            throw Source.Error(node.Offset, IsFunction(node.Head ?? "")
                ? $"a name is expected, not the number '({node.Head} ...)'"
                : $"a name is expected, not {node.Describe()}");
        }

        if (FindTerm(name) is { } term)
        {
            return term;
        }

        throw Source.Error(node.Offset, name[0] == '?'
            ? $"unknown parameter '{name}'; {NearestName.Suggest(name, parameters.Select(parameter => parameter.Name))}"
            : $"unknown object '{name}': declare it in {section}; {NearestName.Suggest(name, objects.Keys)}");
    }

    private ImmutableArray<string> ReadArguments(SyntaxNode node, ImmutableArray<TypedName> declared, string kind)
    {
        ReadOnlySpan<SyntaxNode> arguments = node.Tail;
        if (arguments.Length != declared.Length)
        {
            throw Source.Error(node.Offset, $"'{node.Name ?? node.Head}' takes {Counted.Arguments(declared.Length)}, not {arguments.Length}");
        }

        var names = ImmutableArray.CreateBuilder<string>(arguments.Length);
        for (int i = 0; i < arguments.Length; i++)
        {
            TypedName term = ReadTerm(arguments[i]);
            if (!MayFit(term, declared[i]))
            {
                throw Source.Error(arguments[i].Offset, $"'{term}' does not fit '{declared[i]}' of the {kind} '{node.Head}'");
            }

            names.Add(term.Name);
        }

        return names.MoveToImmutable();
    }

    private TypedName? FindTerm(string name)
    {
        if (name[0] != '?')
        {
            return objects.GetValueOrDefault(name);
        }

        for (int i = parameters.Count - 1; i >= 0; i--)
        {
            if (parameters[i].Name == name)
            {
                return parameters[i];
            }
        }

        return null;
    }

    /// <summary>Whether the term can be of the type: for a parameter some thing that fits it must be, an object must be itself.</summary>
    private bool MayFit(TypedName term, TypedName parameter) =>
        Types.Fits(term, parameter.Types)
        || (term.Name[0] == '?' && (Types.Fits(parameter, term.Types) || Types.HaveCommonKind(parameter.Types, term.Types)));
}
