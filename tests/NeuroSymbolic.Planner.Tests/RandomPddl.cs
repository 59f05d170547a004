using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Domains and problems with every construct of the language, drawn at random.</summary>
internal sealed class RandomPddl
{
    private static readonly string[] Types = ["object", "thing", "box", "place", "room"];

    private readonly Random random;
    private readonly TypeHierarchy hierarchy;
    private readonly ImmutableArray<TypedName> constants;
    private readonly ImmutableArray<PredicateSchema> predicates;
    private readonly ImmutableArray<FunctionSchema> functions;

    private RandomPddl(Random random)
    {
        this.random = random;

        // a room is a place, and perhaps also a thing
        hierarchy = new TypeHierarchy(
        [
            new TypedName("box", random.Next(2) == 0 ? ["thing"] : ["room", "thing"]),
            new TypedName("room", random.Next(2) == 0 ? ["place"] : ["place", "thing"]),
            .. random.Next(2) == 0 ? ImmutableArray<TypedName>.Empty : [new TypedName("place")],
        ]);
        constants = [.. Many(0, 3, i => new TypedName($"c{i}", SomeTypes()))];
        predicates = [.. Many(1, 4, i => new PredicateSchema($"p{i}", Parameters(3, $"?q")))];
        functions = [.. Many(1, 3, i => new FunctionSchema($"f{i}", Parameters(2, "?q"))), new FunctionSchema("total-cost", [])];
    }

    public static (PddlDomain Domain, PddlProblem Problem) Draw(Random random)
    {
        var draw = new RandomPddl(random);
        PddlDomain domain = draw.Domain();
        return (domain, draw.Problem());
    }

    private PddlDomain Domain() => new(
        "d",
        hierarchy,
        constants,
        predicates,
        functions,
        [.. Many(1, 4, i =>
        {
            ImmutableArray<TypedName> parameters = Parameters(3, "?x");
            return new ActionSchema($"a{i}", parameters, Formula(parameters.AddRange(constants), 4), Effect(parameters.AddRange(constants), 4));
        })])
    {
        Timeless = new FactSet(Facts(constants)),
    };

    private PddlProblem Problem()
    {
        ImmutableArray<TypedName> objects = [.. Many(0, 5, i => new TypedName($"o{i}", SomeTypes()))];
        ImmutableArray<TypedName> things = constants.AddRange(objects);
        var values = new Dictionary<string, FunctionValue>();
        foreach (NumericExpression.Function function in Many(0, 5, _ => Function(things)).OfType<NumericExpression.Function>())
        {
            values.TryAdd(function.ToString(), new FunctionValue(function.Name, function.Terms, Decimal()));
        }

        values.TryAdd("(total-cost)", new FunctionValue("total-cost", [], 0));
        return new PddlProblem(
            "p",
            objects,
            new FactSet(Facts(things)).Union(new FactSet([])),
            [.. values.Values],
            Formula(things, 4),
            random.Next(2) == 0 ? null : new Metric(random.Next(2) == 0, Number(things, 3, isMetric: true)))
        {
            DomainName = "d",
        };
    }

    private Formula Formula(ImmutableArray<TypedName> terms, int depth) => random.Next(depth == 0 ? 3 : 10) switch
    {
        0 => Atom(terms) is { } atom ? atom : new Formula.Or([]),
        1 => terms.IsEmpty ? Pddl.Formula.True : new Formula.Same(Some(terms).Name, Some(terms).Name),
        2 => new Formula.Comparison(Some(Enum.GetValues<ComparisonOperator>()), Number(terms, 2), Number(terms, 1)),
        3 => new Formula.Not(Formula(terms, depth - 1)),
        4 or 5 => new Formula.And([.. Many(0, 4, _ => Formula(terms, depth - 1))]),
        6 => new Formula.Or([.. Many(0, 4, _ => Formula(terms, depth - 1))]),
        7 => new Formula.Imply(Formula(terms, depth - 1), Formula(terms, depth - 1)),
        8 => Quantified(terms, depth, (variables, inner) => new Formula.ForAll(variables, Formula(inner, depth - 1))),
        _ => Quantified(terms, depth, (variables, inner) => new Formula.Exists(variables, Formula(inner, depth - 1))),
    };

    private Effect Effect(ImmutableArray<TypedName> terms, int depth) => random.Next(depth == 0 ? 3 : 6) switch
    {
        0 or 1 => Atom(terms) is { } atom ? new Effect.Literal(atom, random.Next(2) == 0) : new Effect.All([]),
        2 => Function(terms) is { } target
            ? new Effect.Change(Some(Enum.GetValues<ChangeOperator>()), target, Number(terms, 3))
            : new Effect.All([]),
        3 => new Effect.All([.. Many(0, 4, _ => Effect(terms, depth - 1))]),
        4 => new Effect.When(Formula(terms, depth - 1), Effect(terms, depth - 1)),
        _ => Quantified(terms, depth, (variables, inner) => new Effect.ForAll(variables, Effect(inner, depth - 1))),
    };

    private NumericExpression Number(ImmutableArray<TypedName> terms, int depth, bool isMetric = false) => random.Next(depth == 0 ? 2 : 4) switch
    {
        0 => new NumericExpression.Number(Decimal()),
        1 when isMetric && random.Next(3) == 0 => new NumericExpression.Function("total-time", []),
        1 => Function(terms) ?? (NumericExpression)new NumericExpression.Number(Decimal()),
        2 => new NumericExpression.Negation(Number(terms, depth - 1, isMetric)),
        _ => new NumericExpression.Operation(
            Some(Enum.GetValues<ArithmeticOperator>()), Number(terms, depth - 1, isMetric), Number(terms, depth - 1, isMetric)),
    };

    // variables of inner quantifiers may hide outer ones
    private T Quantified<T>(ImmutableArray<TypedName> terms, int depth, Func<ImmutableArray<TypedName>, ImmutableArray<TypedName>, T> make)
    {
        ImmutableArray<TypedName> variables = Parameters(2, random.Next(2) == 0 ? "?x" : $"?y{depth}");
        return make(variables, variables.AddRange(terms.Where(term => variables.All(variable => variable.Name != term.Name))));
    }

    private Formula.Atom? Atom(ImmutableArray<TypedName> terms)
    {
        PredicateSchema predicate = Some(predicates);
        return Arguments(predicate.Parameters, terms) is { } arguments ? new Formula.Atom(predicate.Name, arguments) : null;
    }

    private NumericExpression.Function? Function(ImmutableArray<TypedName> terms)
    {
        FunctionSchema function = Some(functions);
        return Arguments(function.Parameters, terms) is { } arguments ? new NumericExpression.Function(function.Name, arguments) : null;
    }

    private ImmutableArray<string>? Arguments(ImmutableArray<TypedName> parameters, ImmutableArray<TypedName> terms)
    {
        var arguments = ImmutableArray.CreateBuilder<string>();
        foreach (TypedName parameter in parameters)
        {
            TypedName[] fitting = [.. terms.Where(term => hierarchy.Fits(term, parameter.Types))];
            if (fitting.Length == 0)
            {
                return null;
            }

            arguments.Add(Some(fitting).Name);
        }

        return arguments.ToImmutable();
    }

    private IEnumerable<Fact> Facts(ImmutableArray<TypedName> things) =>
        Many(0, 6, _ => Atom(things)).OfType<Formula.Atom>().Select(atom => new Fact(atom.Predicate, atom.Terms.AsSpan()));

    private ImmutableArray<TypedName> Parameters(int most, string prefix) =>
        [.. Many(0, most, i => new TypedName($"{prefix}{i}", SomeTypes()))];

    private ImmutableArray<string> SomeTypes() => random.Next(4) == 0 ? [Some(Types), Some(Types)] : [Some(Types)];

    private Rational Decimal() => random.Next(3) switch
    {
        0 => random.Next(-3, 100),
        1 => random.Next(-1000, 1000) / 100m,
        _ => (decimal)random.NextDouble() * 1e-9m,
    };

    private T Some<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    private List<T> Many<T>(int least, int most, Func<int, T> make)
    {
        int count = random.Next(least, most + 1);
        var items = new List<T>();
        for (int i = 0; i < count; i++)
        {
            items.Add(make(i));
        }

        return items;
    }
}
