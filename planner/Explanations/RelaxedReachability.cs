using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>What may ever be true, false, or the value of a number, when nothing that was reached is ever lost.</summary>
/// <remarks>The delete relaxation (Bonet and Geffner, Planning as heuristic search, AIJ 2001) with intervals for numbers (Hoffmann, The
/// Metric-FF planning system, JAIR 2003), straight from the syntax: ground tasks have lost what can never happen, which is what is to be
/// explained. What is impossible here is impossible; what is possible here may still be impossible.</remarks>
internal sealed class RelaxedReachability
{
    private readonly PddlDomain domain;
    private readonly ImmutableArray<TypedName> things;
    private readonly Dictionary<string, ImmutableArray<string>> fitting = [];
    private readonly ReachableFacts facts = new();
    private readonly FactSet init;
    private readonly HashSet<Fact> losable = [];
    private readonly Dictionary<string, Interval> ranges = [];
    private readonly HashSet<string> defined;
    private readonly CancellationToken cancellation;

    /// <exception cref="OperationCanceledException">It took too long.</exception>
    public RelaxedReachability(PddlDomain domain, PddlProblem problem, CancellationToken cancellation)
    {
        this.domain = domain;
        this.cancellation = cancellation;
        things = [.. domain.Constants.Concat(problem.Objects).DistinctBy(thing => thing.Name)];
        Changes = PossibleEffect.Of(domain);
        init = problem.Init;
        foreach (Fact fact in init)
        {
            facts.Add(fact);
        }

        foreach (FunctionValue value in problem.InitialValues)
        {
            ranges[Key(value.Function, [.. value.Arguments])] = Interval.Of(value.Value);
        }

        defined = [.. ranges.Keys];
        bool isGrowing;
        do
        {
            isGrowing = false;
            foreach (var changes in Changes.GroupBy(change => (change.Variables, change.Conditions)))
            {
                var bindings = new Bindings();
                foreach (ImmutableArray<Formula> _ in new ConditionJoin(this, changes.Key.Variables, changes.Key.Conditions).Ways(bindings, mayLack: 0, cancellation))
                {
                    foreach (PossibleEffect change in changes)
                    {
                        isGrowing |= Apply(change.Effect, bindings);
                    }
                }
            }
        }
        while (isGrowing);
    }

    /// <summary>Everything that actions can change.</summary>
    public ImmutableArray<PossibleEffect> Changes { get; }

    /// <summary>The thing of that name; null for none.</summary>
    public TypedName? Find(string name) => things.FirstOrDefault(thing => thing.Name == name);

    /// <summary>Whether the thing may stand for a parameter.</summary>
    public bool Fits(string thing, TypedName parameter) => ThingsFor(parameter).Contains(thing);

    /// <summary>The things that may stand for a parameter.</summary>
    public ImmutableArray<string> ThingsFor(TypedName parameter)
    {
        string key = string.Join(' ', parameter.Types);
        if (!fitting.TryGetValue(key, out ImmutableArray<string> names))
        {
            names = [.. things.Where(thing => domain.Types.Fits(thing, parameter.Types)).Select(thing => thing.Name)];
            fitting.Add(key, names);
        }

        return names;
    }

    /// <summary>Facts that may hold and fit the terms.</summary>
    public IEnumerable<Fact> Matches(string predicate, string[] terms) =>
        facts.Candidates(predicate, terms).Where(fact => ReachableFacts.Fits(fact, terms));

    /// <summary>An upper bound of how many facts fit the terms.</summary>
    public int CountCandidates(string predicate, string[] terms) => facts.Candidates(predicate, terms).Count;

    /// <summary>Whether the condition may hold; one with free variables, for some things in their place.</summary>
    public bool MayHold(Formula formula, Bindings bindings, bool isPositive = true)
    {
        switch (formula)
        {
            case Formula.Atom atom:
                string[] terms = bindings.Resolve(atom.Terms);
                return isPositive ? Matches(atom.Predicate, terms).Any() : MayFail(atom.Predicate, terms);
            case Formula.Same same:
                string left = bindings.Resolve(same.Left), right = bindings.Resolve(same.Right);
                return left[0] == '?' || right[0] == '?' || left == right == isPositive;
            case Formula.Not not:
                return MayHold(not.Part, bindings, !isPositive);
            case Formula.And and:
                return isPositive ? and.Parts.All(part => MayHold(part, bindings)) : and.Parts.Any(part => MayHold(part, bindings, false));
            case Formula.Or or:
                return isPositive ? or.Parts.Any(part => MayHold(part, bindings)) : or.Parts.All(part => MayHold(part, bindings, false));
            case Formula.Imply imply:
                return isPositive
                    ? MayHold(imply.Premise, bindings, false) || MayHold(imply.Conclusion, bindings)
                    : MayHold(imply.Premise, bindings) && MayHold(imply.Conclusion, bindings, false);
            case Formula.ForAll all:
                return Instances(all.Variables, bindings).Select(instance => MayHold(all.Body, instance, isPositive)) is var every
                    && (isPositive ? every.All(holds => holds) : every.Any(holds => holds));
            case Formula.Exists exists:
                return Instances(exists.Variables, bindings).Select(instance => MayHold(exists.Body, instance, isPositive)) is var some
                    && (isPositive ? some.Any(holds => holds) : some.All(holds => holds));
            case Formula.Comparison comparison:
                // what compares an undefined number does not hold, so that its negation does
                return !isPositive && IsUndefinedAtStart(comparison, bindings)
                    || (RangeOf(comparison.Left, bindings) is { } lower && RangeOf(comparison.Right, bindings) is { } upper
                        ? isPositive ? Interval.MayHold(comparison.Operator, lower, upper) : MayNotHold(comparison.Operator, lower, upper)
                        : !isPositive);
            default:
                return true;
        }
    }

    /// <summary>The values that a number may have; null when it never has one.</summary>
    public Interval? RangeOf(NumericExpression expression, Bindings bindings)
    {
        switch (expression)
        {
            case NumericExpression.Number number:
                return Interval.Of(number.Value);
            case NumericExpression.Function function:
                string[] terms = bindings.Resolve(function.Terms);
                return Array.Exists(terms, term => term[0] == '?')
                    ? Interval.All
                    : ranges.TryGetValue(Key(function.Name, terms), out Interval range) ? range : null;
            case NumericExpression.Negation negation:
                return RangeOf(negation.Part, bindings) is { } part ? new Interval(-part.High, -part.Low) : null;
            case NumericExpression.Operation operation:
                return RangeOf(operation.Left, bindings) is { } left && RangeOf(operation.Right, bindings) is { } right
                    ? Interval.Operate(operation.Operator, left, right)
                    : null;
            default:
                return Interval.All;
        }
    }

    /// <summary>The bindings with each of the things that the variables may stand for; the same object every time.</summary>
    public IEnumerable<Bindings> Instances(ImmutableArray<TypedName> variables, Bindings bindings, int from = 0)
    {
        if (from == variables.Length)
        {
            yield return bindings;
            yield break;
        }

        foreach (string thing in ThingsFor(variables[from]))
        {
            cancellation.ThrowIfCancellationRequested();
            bindings.Bind(variables[from].Name, thing);
            try
            {
                foreach (Bindings instance in Instances(variables, bindings, from + 1))
                {
                    yield return instance;
                }
            }
            finally
            {
                // also where the caller has seen enough
                bindings.Release(1);
            }
        }
    }

    private bool IsUndefinedAtStart(Formula.Comparison comparison, Bindings bindings) => ObstacleSearch.Functions(comparison)
        .Select(function => bindings.Resolve(function.Terms) is var terms && Array.TrueForAll(terms, term => term[0] != '?') ? Key(function.Name, terms) : null)
        .Any(key => key is not null && !defined.Contains(key));

    private bool MayFail(string predicate, string[] terms) =>
        Array.Exists(terms, term => term[0] == '?') || (new Fact(predicate, terms) is var fact && (!init.Contains(fact) || losable.Contains(fact)));

    private static bool MayNotHold(ComparisonOperator relation, Interval left, Interval right) => relation switch
    {
        ComparisonOperator.Less => Interval.MayHold(ComparisonOperator.AtLeast, left, right),
        ComparisonOperator.AtMost => Interval.MayHold(ComparisonOperator.Greater, left, right),
        ComparisonOperator.AtLeast => Interval.MayHold(ComparisonOperator.Less, left, right),
        ComparisonOperator.Greater => Interval.MayHold(ComparisonOperator.AtMost, left, right),
        _ => left.Single is null || left != right,
    };

    private bool Apply(Effect effect, Bindings bindings)
    {
        switch (effect)
        {
            case Effect.Literal { IsPositive: true } literal:
                return facts.Add(new Fact(literal.Atom.Predicate, bindings.Resolve(literal.Atom.Terms)));
            case Effect.Literal literal:
                Fact denied = new(literal.Atom.Predicate, bindings.Resolve(literal.Atom.Terms));
                return init.Contains(denied) && losable.Add(denied);
            case Effect.Change change when RangeOf(change.Amount, bindings) is { } amount:
                string key = Key(change.Target.Name, bindings.Resolve(change.Target.Terms));
                Interval? before = ranges.TryGetValue(key, out Interval known) ? known : null;
                if (Changed(change.Operator, before, amount) is not { } after || after == before)
                {
                    return false;
                }

                ranges[key] = after;
                return true;
            default:
                return false;
        }
    }

    /// <summary>The range after as many such changes as one likes; null where an undefined number would be changed.</summary>
    private static Interval? Changed(ChangeOperator change, Interval? before, Interval amount) => change switch
    {
        ChangeOperator.Assign => before?.AfterAssigning(amount) ?? amount,
        ChangeOperator.Increase => before?.AfterAdding(amount),
        ChangeOperator.Decrease => before?.AfterAdding(amount.Scaled(-1)),
        _ => before is null ? null : Interval.All,
    };

    private static string Key(string function, string[] terms) => $"{function} {string.Join(' ', terms)}";
}
