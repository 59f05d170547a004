using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Says obstacles as a teacher would, in the problem's own words.</summary>
internal sealed class ObstacleWording(PddlDomain domain, PddlProblem problem, RelaxedReachability world)
{
    private const int MostWays = 3;

    /// <summary>The root of the trouble, as a clause.</summary>
    public string Cause(Obstacle root) => root.Kind switch
    {
        ObstacleKind.NeverChanges when root.Condition is Formula.Not { Part: Formula.Atom denied } =>
            $"{denied} is true at the start, and no action makes it false",
        ObstacleKind.NeverChanges => $"{Missing(root.Condition)}, and no action makes {Pronoun(root.Condition)} true{Hint(root.Condition)}",
        ObstacleKind.Circular => CircleText(root.Circle),
        ObstacleKind.WrongType when root.Condition is Formula.Atom misfit =>
            $"the object {misfit.Terms[0]} is of the type {string.Join(" or ", world.Find(misfit.Terms[0])?.Types ?? [])}, and {misfit.Predicate} is asked for",
        ObstacleKind.NoThing when root.Condition is Formula.Exists { Variables: [var nobody] } => $"there is no object of the type {string.Join(" or ", nobody.Types)}",
        ObstacleKind.NumberOutOfReach => root.Ways.IsEmpty
            ? Number(root.Condition)
            : $"{Number(root.Condition)}; {root.Ways[0]} would help, but needs {List(root.Ways[0].Needs.Select(Need))}",
        ObstacleKind.Names => $"{root.Condition} does not hold",
        _ => world.MayHold(root.Condition, new Bindings())
            ? $"{root.Condition} can never be true together with what else is needed"
            : $"{root.Condition} can never be true",
    };

    /// <summary>The steps from an obstacle to its roots, a sentence each.</summary>
    public IEnumerable<string> Way(Obstacle obstacle)
    {
        if (obstacle.Kind != ObstacleKind.Blocked)
        {
            return [$"{Capital(Cause(obstacle))}."];
        }

        // of an action that fails in many ways the likeliest is told; a misfit of types is a reason only where there is no other
        BlockedWay[] fitting = [.. obstacle.Ways.Where(way => way.Needs.All(need => need.Kind != ObstacleKind.WrongType))];
        BlockedWay[] ways = [.. (fitting.Length > 0 ? fitting : [.. obstacle.Ways]).DistinctBy(way => way.Action.Name)];
        string change = obstacle.Condition is Formula.Not { Part: var denied } ? $"make {denied} false" : obstacle.Condition is Formula.Comparison ? $"bring about {obstacle.Condition}" : $"make {obstacle.Condition} true";
        string clauses = List(ways.Take(MostWays).Select(way => $"{way} would {change}, but {(way.IsAlways ? "needs" : "then needs")} {List(way.Needs.Select(Need))}"), "; ");
        string rest = ways.Length > MostWays ? $"; {ways.Length - MostWays} more are blocked too" : "";
        return ways[0].Needs.SelectMany(Way).Prepend($"{clauses}{rest}.");
    }

    /// <summary>Some things, joined as in speech.</summary>
    public static string List(IEnumerable<object> parts, string between = ", ")
    {
        string[] all = [.. parts.Select(part => part.ToString()!)];
        return all.Length <= 1 || between != ", " ? string.Join(between, all) : $"{string.Join(", ", all[..^1])} and {all[^1]}";
    }

    private static string Need(Obstacle need) => need.Kind switch
    {
        ObstacleKind.WrongType when need.Condition is Formula.Atom misfit => $"{misfit.Terms[0]} to be of the type {misfit.Predicate}",
        ObstacleKind.NoThing when need.Condition is Formula.Exists { Variables: [var nobody] } => $"an object of the type {string.Join(" or ", nobody.Types)}",
        _ => need.Condition.ToString()!,
    };

    private static string Missing(Formula condition) => condition switch
    {
        Formula.Atom atom when atom.Terms.Any(term => term[0] == '?') => $":init states no {atom}",
        _ => $":init does not state {condition}",
    };

    private static string Pronoun(Formula condition) =>
        condition is Formula.Atom atom && atom.Terms.Any(term => term[0] == '?') ? "one" : "it";

    private static string CircleText(ImmutableArray<Formula> circle)
    {
        string all = List(circle.Select(condition => (object)condition));
        return circle.Length switch
        {
            1 => $"{all} is not true at the start, and what makes it true needs it first, or leads back to it",
            2 => $"neither {circle[0]} nor {circle[1]} is true at the start, and what makes one of them true needs one of them first",
            _ => $"none of {all} is true at the start, and what makes one of them true needs one of them first",
        };
    }

    private string Number(Formula condition)
    {
        IEnumerable<string> values = ObstacleSearch.Functions(condition)
            .Where(function => function.Terms.All(term => term[0] != '?'))
            .DistinctBy(function => function.ToString())
            .Select(function => world.RangeOf(function, new Bindings()) is not { } range
                ? $"{function} has no value at the start"
                : range.Single is { } only
                    ? $"{function} is always {only}"
                    : $"{function} starts at {Start(function)} and stays {Range(range)}");
        return $"{condition} never holds: {List(values)}";
    }

    private string Start(NumericExpression.Function function) => problem.InitialValues
        .FirstOrDefault(value => value.Function == function.Name && value.Arguments.SequenceEqual(function.Terms))
        is { } value ? value.Value.ToString() : "no value";

    private static string Range(Interval range) => (range.Low, range.High) switch
    {
        (null, null) => "open",
        (null, _) => $"at most {range.High}",
        (_, null) => $"at least {range.Low}",
        _ => $"from {range.Low} to {range.High}",
    };

    /// <summary>What at the start looks like the missing fact and is not it.</summary>
    private string Hint(Formula condition)
    {
        if (condition is not Formula.Atom atom)
        {
            return "";
        }

        Fact? turned = problem.Init.FirstOrDefault(fact => fact.Predicate == atom.Predicate && fact.Arguments.Length > 1
            && ReachableFacts.Fits(new Fact(fact.Predicate, fact.Arguments.Reverse().ToArray()), [.. atom.Terms]));
        if (turned is not null)
        {
            return $"; {turned} is there, the other way round";
        }

        Fact? alike = problem.Init.FirstOrDefault(fact => fact.Predicate != atom.Predicate
            && fact.Arguments.Length == atom.Terms.Length
            && ReachableFacts.Fits(fact, [.. atom.Terms])
            && NearestName.Suggest(fact.Predicate, [atom.Predicate]).StartsWith("perhaps", StringComparison.Ordinal)
            && !IsUsed(fact.Predicate));
        return alike is not null ? $"; {alike} is there, which nothing asks for: perhaps {atom.Predicate} is meant" : "";
    }

    private bool IsUsed(string predicate) => domain.Actions.Select(action => action.Precondition)
        .Concat(world.Changes.SelectMany(change => change.Conditions)).Append(problem.Goal)
        .Any(condition => condition.ToString()!.Contains($"({predicate}", StringComparison.Ordinal));

    private static string Capital(string text) => text.Length > 0 && char.IsLetter(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
}
