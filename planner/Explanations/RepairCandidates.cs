using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Changes of a problem that may take an obstacle out of the way, the likeliest first.</summary>
internal sealed class RepairCandidates(PddlDomain domain, PddlProblem problem, RelaxedReachability world)
{
    public IEnumerable<Repair> For(Obstacle root) => root.Kind switch
    {
        // one of the circle is enough, and the others would contradict the rest of the start more often
        ObstacleKind.Circular => Facts(root.Circle.MinBy(Unusualness)!),
        ObstacleKind.WrongType => Types((Formula.Atom)root.Condition),
        ObstacleKind.NumberOutOfReach => Numbers(root.Condition).Concat(root.Ways.Take(1).SelectMany(way => way.Needs).SelectMany(need => need.Roots).SelectMany(For)),
        ObstacleKind.NeverChanges => Facts(root.Condition),
        _ => [],
    };

    /// <summary>The facts that the condition may be, as additions to the start; those with the fewest new things first.</summary>
    public IEnumerable<Repair> Facts(Formula condition)
    {
        if (condition is Formula.Not { Part: Formula.Atom denied })
        {
            return problem.Init.Where(fact => fact.Predicate == denied.Predicate && ReachableFacts.Fits(fact, [.. denied.Terms]))
                .Select(fact => new Repair($"take {fact} out of :init", problem with { Init = problem.Init.Without(fact) }));
        }

        if (condition is not Formula.Atom atom || domain.FindPredicate(atom.Predicate) is not { } schema)
        {
            return [];
        }

        var used = problem.Init.SelectMany(fact => fact.Arguments).ToHashSet();
        return Instances(schema, atom, 0, [])
            .Where(fact => !problem.Init.Contains(fact) && fact.Arguments.Distinct().Count() == fact.Arguments.Length)
            .Take(400)
            .OrderByDescending(fact => IsReversed(fact))
            .ThenByDescending(fact => fact.Arguments.Count(used.Contains))
            .Select(fact => new Repair($"add {fact} to :init", problem with { Init = problem.Init.With(fact) }));
    }

    /// <summary>Those of <see cref="Facts"/> that no action changes: others would have to fit the rest of the state, which nobody checks.</summary>
    public IEnumerable<Repair> Unchanging(Formula condition) =>
        condition is Formula.Atom atom && !world.Changes.Any(change => change.Effect is Effect.Literal literal && literal.Atom.Predicate == atom.Predicate)
            ? Facts(condition)
            : [];

    /// <summary>Numbers at the start with which a comparison would hold at the start, and larger steps the same way.</summary>
    public IEnumerable<Repair> Numbers(Formula condition)
    {
        Formula comparison = condition is Formula.Not not ? not.Part : condition;
        foreach (NumericExpression.Function function in ObstacleSearch.Functions(comparison).Where(function => function.Terms.All(term => term[0] != '?')))
        {
            if (problem.InitialValues.FirstOrDefault(value => IsOf(value, function)) is not { } value
                || Gap((Formula.Comparison)comparison) is not { } gap)
            {
                continue;
            }

            // whole numbers stay whole
            Rational step = gap == 0 ? 1 : gap;
            foreach (int factor in new[] { 1, -1, 2, 4, 8, 16 })
            {
                FunctionValue changed = value with { Value = value.Value + (factor * step) };
                if (changed.Value >= 0)
                {
                    yield return new Repair(
                        $"set {function} to {changed.Value} instead of {value.Value}",
                        problem with { InitialValues = problem.InitialValues.Replace(value, changed) }) { Subject = function.ToString() };
                }
            }
        }
    }

    /// <summary>One more thing, of which everything is true that is true of the one given.</summary>
    public Repair? Copy(string thing)
    {
        if (problem.Objects.FirstOrDefault(known => known.Name == thing) is not { } original)
        {
            return null;
        }

        string name = Enumerable.Range(2, 1000).Select(i => $"{thing}-{i}").First(candidate => world.Find(candidate) is null);
        ImmutableArray<string> Renamed(ImmutableArray<string> arguments) => [.. arguments.Select(argument => argument == thing ? name : argument)];
        return new Repair($"add another {original.Types[0]} like {thing}", problem with
        {
            Objects = problem.Objects.Add(original with { Name = name }),
            Init = problem.Init.Union(new FactSet(problem.Init.Where(fact => fact.Arguments.Contains(thing))
                .Select(fact => new Fact(fact.Predicate, Renamed(fact.Arguments).AsSpan())))),
            InitialValues = problem.InitialValues.AddRange(problem.InitialValues.Where(value => value.Arguments.Contains(thing))
                .Select(value => value with { Arguments = Renamed(value.Arguments) })),
        });
    }

    private IEnumerable<Repair> Types(Formula.Atom misfit)
    {
        TypedName? thing = problem.Objects.FirstOrDefault(known => known.Name == misfit.Terms[0]);
        return thing is null
            ? []
            : [new Repair(
                $"declare {thing.Name} as {misfit.Predicate}",
                problem with { Objects = problem.Objects.Replace(thing, new TypedName(thing.Name, misfit.Predicate)) })];
    }

    // what is said of other things at the start is likelier to have been forgotten; then what says the least
    private double Unusualness(Formula condition) => condition is Formula.Atom atom
        ? (problem.Init.Any(fact => fact.Predicate == atom.Predicate) ? 0 : 10) + atom.Terms.Count(term => term[0] == '?')
        : 20;

    private bool IsReversed(Fact fact) => fact.Arguments.Length == 2 && problem.Init.Contains(new Fact(fact.Predicate, fact.Arguments[1], fact.Arguments[0]));

    private IEnumerable<Fact> Instances(PredicateSchema schema, Formula.Atom atom, int position, ImmutableArray<string> arguments)
    {
        if (position == atom.Terms.Length)
        {
            return [new Fact(atom.Predicate, arguments.AsSpan())];
        }

        string term = atom.Terms[position];
        int same = atom.Terms.IndexOf(term);
        ImmutableArray<string> things = term[0] != '?' ? [term] : same < position ? [arguments[same]] : world.ThingsFor(schema.Parameters[position]);
        return things.SelectMany(thing => Instances(schema, atom, position + 1, arguments.Add(thing)));
    }

    private static bool IsOf(FunctionValue value, NumericExpression.Function function) =>
        value.Function == function.Name && value.Arguments.SequenceEqual(function.Terms);

    /// <summary>How much the right side exceeds the left at the start; null when that is not known.</summary>
    private Rational? Gap(Formula.Comparison comparison) =>
        Value(comparison.Left) is { } left && Value(comparison.Right) is { } right ? right - left : null;

    private Rational? Value(NumericExpression expression)
    {
        switch (expression)
        {
            case NumericExpression.Number number:
                return number.Value;
            case NumericExpression.Function function:
                return problem.InitialValues.FirstOrDefault(value => IsOf(value, function))?.Value;
            case NumericExpression.Negation negation:
                return -Value(negation.Part);
            case NumericExpression.Operation operation:
                Rational? left = Value(operation.Left), right = Value(operation.Right);
                return operation.Operator switch
                {
                    ArithmeticOperator.Add => left + right,
                    ArithmeticOperator.Subtract => left - right,
                    ArithmeticOperator.Multiply => left * right,
                    _ => right == 0 ? null : left / right,
                };
            default:
                return null;
        }
    }
}
