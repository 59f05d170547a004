using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Follows a condition that can never hold back to what is missing.</summary>
/// <remarks>A condition is blocked when each action that could bring it about lacks something; what it lacks is followed in turn, until
/// there is something that no action changes, that needs itself, or that no thing fits. The way with the least to mend is the reason
/// that is given: abduction over the delete relaxation.</remarks>
internal sealed class ObstacleSearch(RelaxedReachability world, CancellationToken cancellation)
{
    private const int DeepestWay = 40;
    private const int MostNodes = 4000;
    private const int MostWaysEach = 12;
    private const int LargestCircle = 6;

    // a single missing static fact is as likely as a missing start fact; one that holds only for these arguments is a little less likely
    private const double Certain = 1;
    private const double Particular = 1.1;
    private const double Hopeless = double.PositiveInfinity;

    private readonly UnmetParts unmet = new(world);
    private readonly List<Formula> path = [];
    private int nodes;

    /// <summary>The reason why a condition without free variables can never hold; null when it may.</summary>
    public Obstacle? Find(Formula condition)
    {
        if (world.MayHold(condition, new Bindings()))
        {
            return null;
        }

        nodes = 0;
        (Obstacle? found, _) = FindAll(unmet.Of(condition, new Bindings())).OrderBy(reason => reason.Found?.Mending ?? Hopeless).FirstOrDefault();

        // such as a disjunction without parts, or the existence of a thing of a type without things
        return found ?? Leaf(condition, ObstacleKind.Names, Particular);
    }

    // alternatives of one literal each, or of several wrapped as a way without an action
    private IEnumerable<(Obstacle? Found, int Back)> FindAll(IEnumerable<ImmutableArray<Formula>> alternatives)
    {
        foreach (ImmutableArray<Formula> alternative in alternatives.Where(alternative => !alternative.IsEmpty))
        {
            (Obstacle? Found, int Back)[] parts = [.. alternative.Select(Follow)];
            yield return parts.MaxBy(part => part.Found?.Mending ?? Hopeless);
        }
    }

    /// <summary>What blocks a condition that cannot hold, and how far up the path its circles go; null for one that only a condition of the
    /// path could bring about.</summary>
    private (Obstacle? Found, int Back) Follow(Formula condition)
    {
        cancellation.ThrowIfCancellationRequested();
        int before = path.FindIndex(ancestor => IsInstance(condition, ancestor));
        if (before >= 0)
        {
            return (null, before);
        }

        if (condition is Formula.Same or Formula.Not { Part: Formula.Same })
        {
            return (Leaf(condition, ObstacleKind.Names, Particular), int.MaxValue);
        }

        int depth = path.Count;
        if (depth == DeepestWay || nodes++ > MostNodes || world.MayHold(condition, new Bindings()))
        {
            // what may hold for some things may not for those that its variables stand for here
            return (Leaf(condition, ObstacleKind.Unexplained, Particular), int.MaxValue);
        }

        path.Add(condition);
        int back = int.MaxValue;
        var ways = new List<BlockedWay>();
        bool isChanged = false;
        foreach (PossibleEffect change in world.Changes)
        {
            var bindings = new Bindings();
            if (Unify(condition, change, bindings) is not { } unification)
            {
                continue;
            }

            isChanged = true;
            foreach ((BlockedWay? way, int reaches) in Ways(change, bindings, unification.Misfit))
            {
                back = Math.Min(back, reaches);
                if (way is not null)
                {
                    ways.Add(way);
                }
            }
        }

        path.RemoveAt(depth);
        if (ways.Count > 0)
        {
            ImmutableArray<BlockedWay> ordered = [.. ways.OrderBy(way => way.Mending)];
            if (Kind(condition) == ObstacleKind.NumberOutOfReach)
            {
                // another number at the start is a simpler mend than what would change the number
                return (new Obstacle(condition, ObstacleKind.NumberOutOfReach, ordered, [], Certain), back < depth ? back : int.MaxValue);
            }

            return (new Obstacle(condition, ObstacleKind.Blocked, ordered, [], ordered[0].Mending), back < depth ? back : int.MaxValue);
        }

        if (!isChanged || Kind(condition) == ObstacleKind.NumberOutOfReach)
        {
            return (Leaf(condition, Kind(condition), Certain), int.MaxValue);
        }

        // every way comes back: to something above, which then says so, or to this
        return back == int.MaxValue ? (Leaf(condition, ObstacleKind.Unexplained, Particular), int.MaxValue)
            : back < depth ? (null, back)
            : (new Obstacle(condition, ObstacleKind.Circular, [], Circle(condition), Certain), int.MaxValue);
    }

    private static ObstacleKind Kind(Formula condition) =>
        condition is Formula.Comparison or Formula.Not { Part: Formula.Comparison } ? ObstacleKind.NumberOutOfReach : ObstacleKind.NeverChanges;

    private static Obstacle Leaf(Formula condition, ObstacleKind kind, double mending) => new(condition, kind, [], [], mending);

    /// <summary>What the change lacks, with some of its variables bound; none where that was not found out.</summary>
    private IEnumerable<(BlockedWay? Way, int Back)> Ways(PossibleEffect change, Bindings bindings, Obstacle? misfit)
    {
        if (misfit is not null)
        {
            yield return (Way(change, bindings, [misfit], isAlways: true), int.MaxValue);
            yield break;
        }

        if (change.Variables.FirstOrDefault(variable => world.ThingsFor(variable).IsEmpty) is { } nobody)
        {
            var none = new Obstacle(new Formula.Exists([nobody], Formula.True), ObstacleKind.NoThing, [], [], Certain);
            yield return (Way(change, bindings, [none], isAlways: true), int.MaxValue);
            yield break;
        }

        Formula[] impossible = [.. change.Conditions.Where(part => !world.MayHold(part, bindings))];
        if (impossible.Length > 0)
        {
            yield return Complete(change, bindings, impossible, isAlways: true);
            yield break;
        }

        // each condition alone may hold: which few would have to be given up together? None for a change that may happen and does not suffice.
        for (int lacking = 0; lacking <= 3; lacking++)
        {
            bool isFound = false;
            int count = 0;
            var join = new ConditionJoin(world, change.Variables, change.Conditions);
            foreach (ImmutableArray<Formula> lack in join.Ways(bindings, lacking, cancellation))
            {
                isFound = true;
                if (lacking == 0)
                {
                    break;
                }

                yield return Complete(change, bindings, lack, isAlways: false);
                if (++count == MostWaysEach)
                {
                    break;
                }
            }

            if (isFound)
            {
                yield break;
            }
        }
    }

    private (BlockedWay? Way, int Back) Complete(PossibleEffect change, Bindings bindings, IEnumerable<Formula> lacking, bool isAlways)
    {
        var needs = ImmutableArray.CreateBuilder<Obstacle>();
        int back = int.MaxValue;
        BlockedWay stated = Way(change, bindings, [], isAlways);
        foreach (Formula lack in lacking)
        {
            Obstacle? easiest = null;
            foreach ((Obstacle? found, int reaches) in FindAll(unmet.Of(lack, bindings)))
            {
                back = Math.Min(back, reaches);
                easiest = found is not null && (easiest is null || found.Mending < easiest.Mending) ? found : easiest;
            }

            if (easiest is null)
            {
                return (null, back);
            }

            needs.Add(easiest);
        }

        return (stated with { Needs = needs.ToImmutable() }, back);
    }

    private static BlockedWay Way(PossibleEffect change, Bindings bindings, ImmutableArray<Obstacle> needs, bool isAlways) =>
        new(change.Action, [.. change.Action.Parameters.Select(parameter => bindings.Resolve(parameter.Name))], needs, isAlways);

    /// <summary>Binds the change's variables so that it brings the condition about; null when it does not.</summary>
    private (Obstacle? Misfit, bool IsFit)? Unify(Formula condition, PossibleEffect change, Bindings bindings)
    {
        (ImmutableArray<string> have, ImmutableArray<string> want)? terms = (condition, change.Effect) switch
        {
            (Formula.Atom atom, Effect.Literal { IsPositive: true } made) when made.Atom.Predicate == atom.Predicate => (made.Atom.Terms, atom.Terms),
            (Formula.Not { Part: Formula.Atom atom }, Effect.Literal { IsPositive: false } made) when made.Atom.Predicate == atom.Predicate =>
                (made.Atom.Terms, atom.Terms),
            (Formula.Comparison or Formula.Not { Part: Formula.Comparison }, Effect.Change made) => Functions(condition)
                .Where(function => function.Name == made.Target.Name)
                .Select(function => ((ImmutableArray<string>, ImmutableArray<string>)?)(made.Target.Terms, function.Terms)).FirstOrDefault(),
            _ => null,
        };
        if (terms is not { } pair || !CanHelp(condition, change.Effect))
        {
            return null;
        }

        for (int i = 0; i < pair.have.Length; i++)
        {
            string have = bindings.Resolve(pair.have[i]);
            string want = pair.want[i];
            if (want[0] == '?')
            {
                continue;
            }

            if (have[0] != '?')
            {
                if (have != want)
                {
                    return null;
                }

                continue;
            }

            if (change.Variables.FirstOrDefault(variable => variable.Name == have) is { } variable && !world.Fits(want, variable))
            {
                return (Leaf(new Formula.Atom(variable.Types[0], [want]), ObstacleKind.WrongType, Particular), false);
            }

            bindings.Bind(have, want);
        }

        return (null, true);
    }

    // a change that moves a number the wrong way is no way
    private static bool CanHelp(Formula condition, Effect effect) => (condition, effect) switch
    {
        (Formula.Comparison { Operator: ComparisonOperator.AtLeast or ComparisonOperator.Greater } comparison, Effect.Change change)
            when comparison.Left is NumericExpression.Function => change.Operator is not ChangeOperator.Decrease,
        (Formula.Comparison { Operator: ComparisonOperator.AtMost or ComparisonOperator.Less } comparison, Effect.Change change)
            when comparison.Left is NumericExpression.Function => change.Operator is not ChangeOperator.Increase,
        _ => true,
    };

    /// <summary>The head and what comes only from the same conditions; the head alone where a way of it needs none of them itself.</summary>
    private ImmutableArray<Formula> Circle(Formula head)
    {
        var circle = new List<Formula> { head };
        for (int i = 0; i < circle.Count; i++)
        {
            foreach (Formula lack in Lacks(circle[i]).SelectMany(lacks => lacks).SelectMany(part => part.First()))
            {
                if (!circle.Exists(known => IsInstance(lack, known)))
                {
                    circle.Add(lack);
                }

                if (circle.Count > LargestCircle)
                {
                    return [head];
                }
            }
        }

        return circle.TrueForAll(one => Lacks(one).All(lacks => lacks.Exists(part => part.All(way => way.Any(lack => circle.Exists(known => IsInstance(lack, known)))))))
            ? [.. circle]
            : [head];
    }

    /// <summary>Of each change that would bring a condition about, the parts that it lacks, each as the ways to make it true.</summary>
    private IEnumerable<List<ImmutableArray<Formula>[]>> Lacks(Formula condition)
    {
        foreach (PossibleEffect change in world.Changes)
        {
            var bindings = new Bindings();
            if (Unify(condition, change, bindings) is { IsFit: true })
            {
                yield return [.. change.Conditions.Where(part => !world.MayHold(part, bindings)).Select(part => unmet.Of(part, bindings).ToArray()).Where(ways => ways.Length > 0)];
            }
        }
    }

    /// <summary>Whether the one says no more than the other with some of its free variables replaced.</summary>
    private static bool IsInstance(Formula one, Formula other)
    {
        switch (one, other)
        {
            case (Formula.Not left, Formula.Not right):
                return IsInstance(left.Part, right.Part);
            case (Formula.Atom left, Formula.Atom right):
                return left.Predicate == right.Predicate && left.Terms.Index().All(term => right.Terms[term.Index] is var general && (general[0] == '?'
                    ? left.Terms[right.Terms.IndexOf(general)] == term.Item
                    : general == term.Item));
            default:
                return one.ToString() == other.ToString();
        }
    }

    /// <summary>The functions of a comparison.</summary>
    public static IEnumerable<NumericExpression.Function> Functions(Formula condition) => condition switch
    {
        Formula.Not not => Functions(not.Part),
        Formula.Comparison comparison => Functions(comparison.Left).Concat(Functions(comparison.Right)),
        _ => [],
    };

    private static IEnumerable<NumericExpression.Function> Functions(NumericExpression expression) => expression switch
    {
        NumericExpression.Function function => [function],
        NumericExpression.Operation operation => Functions(operation.Left).Concat(Functions(operation.Right)),
        NumericExpression.Negation negation => Functions(negation.Part),
        _ => [],
    };
}
