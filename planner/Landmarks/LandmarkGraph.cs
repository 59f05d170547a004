using System.Collections.Immutable;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Landmarks;

/// <summary>The landmarks of a task from a state to a goal, and their orders.</summary>
internal sealed class LandmarkGraph
{
    // larger disjunctions say too little
    private const int LargestDisjunction = 4;

    // reasonable orders compare pairs
    private const int MostForReasonableOrders = 2_000;

    private readonly DeleteRelaxation relaxed;
    private readonly FactLandmarks landmarks;
    private readonly List<Landmark> nodes = [];
    private readonly Dictionary<int, int> nodeOf = [];
    private readonly Dictionary<(int Before, int After), LandmarkOrderKind> orders = [];
    private readonly HashSet<int> initial = [];

    private LandmarkGraph(DeleteRelaxation relaxed, FactLandmarks landmarks)
    {
        this.relaxed = relaxed;
        this.landmarks = landmarks;
    }

    /// <summary>The landmarks: facts first, disjunctions after them.</summary>
    public IReadOnlyList<Landmark> Nodes => nodes;

    /// <summary>The orders, at most one for each pair; by the landmarks' numbers.</summary>
    public ImmutableArray<LandmarkOrder> Orders { get; private set; } = [];

    /// <summary>The variable of each fact.</summary>
    public int[] VariableOf => relaxed.VariableOf;

    /// <summary>Finds landmarks and orders.</summary>
    /// <param name="relaxed">The task's relaxation.</param>
    /// <param name="state">Where plans start: a fact of each variable.</param>
    /// <param name="goal">Where they end.</param>
    /// <param name="areExclusive">Facts that never hold together, for reasonable orders.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The graph; null when even the relaxation does not reach the goal.</returns>
    public static LandmarkGraph? Find(
        DeleteRelaxation relaxed,
        ReadOnlySpan<int> state,
        GroundCondition goal,
        Func<int, int, bool> areExclusive,
        CancellationToken cancellation = default)
    {
        var landmarks = new FactLandmarks(relaxed, state, cancellation);
        if (landmarks.Of(goal) is not { } ofGoal)
        {
            return null;
        }

        var graph = new LandmarkGraph(relaxed, landmarks);
        foreach (int fact in state)
        {
            graph.initial.Add(fact);
        }

        graph.AddFacts(ofGoal, goal);
        graph.AddOrders(goal);
        graph.AddReasonableOrders(areExclusive);
        graph.Orders =
        [
            .. graph.orders.OrderBy(order => order.Key).Select(order =>
                new LandmarkOrder(order.Key.Before, order.Key.After, order.Value)),
        ];
        return graph;
    }

    /// <summary>The number of a fact's landmark; null for none.</summary>
    public int? NodeOf(int fact) => nodeOf.TryGetValue(fact, out int node) ? node : null;

    private void AddFacts(ReadOnlySpan<ulong> ofGoal, GroundCondition goal)
    {
        foreach (int fact in FactBits.Members(ofGoal))
        {
            nodeOf.Add(fact, nodes.Count);
            nodes.Add(new Landmark([fact], goal.Facts.Contains(fact)));
        }
    }

    private void AddOrders(GroundCondition goal)
    {
        var disjunctions = new Dictionary<string, int>();
        foreach (ImmutableArray<int> clause in goal.Clauses)
        {
            AddDisjunction(clause, isGoal: true, disjunctions);
        }

        int facts = nodeOf.Count;
        for (int node = 0; node < facts; node++)
        {
            int fact = nodes[node].Facts[0];
            if (initial.Contains(fact))
            {
                continue;
            }

            foreach (int before in FactBits.Members(landmarks.Of(fact)))
            {
                AddOrder(nodeOf[before], node, LandmarkOrderKind.Natural);
            }

            RelaxedOperator[] first = [.. landmarks.FirstAchievers(fact).Select(number => relaxed.Operators[number])];
            RelaxedOperator[] all = [.. relaxed.Adders[fact].Select(number => relaxed.Operators[number])];
            foreach (int before in Common(first))
            {
                bool isNecessary = Array.TrueForAll(all, action => action.Condition.Facts.Contains(before));
                AddOrder(nodeOf[before], node, isNecessary ? LandmarkOrderKind.Necessary : LandmarkOrderKind.GreedyNecessary);
            }

            foreach (ImmutableArray<int> either in Disjunctions(first))
            {
                AddOrder(AddDisjunction(either, isGoal: false, disjunctions), node, LandmarkOrderKind.GreedyNecessary);
            }
        }
    }

    private static IEnumerable<int> Common(RelaxedOperator[] actions) =>
        actions.Length == 0 ? [] : actions.Skip(1).Aggregate(actions[0].Condition.Facts.AsEnumerable(), (common, action) => common.Intersect(action.Condition.Facts));

    /// <summary>Small sets of facts of one predicate of which each of the actions needs one (Richter and Westphal, The LAMA planner, JAIR
    /// 2010); none that holds at the start, because that would say nothing.</summary>
    private IEnumerable<ImmutableArray<int>> Disjunctions(RelaxedOperator[] actions)
    {
        if (actions.Length < 2)
        {
            yield break;
        }

        var byPredicate = new Dictionary<(string, bool), SortedSet<int>>();
        var covered = new Dictionary<(string, bool), int>();
        foreach (RelaxedOperator action in actions)
        {
            var here = new HashSet<(string, bool)>();
            foreach (int condition in action.Condition.Facts)
            {
                if (relaxed.Task.Facts[condition] is not { Fact: { } fact } value)
                {
                    continue;
                }

                (string, bool) predicate = (fact.Predicate, value.IsPositive);
                if (byPredicate.TryGetValue(predicate, out SortedSet<int>? some))
                {
                    some.Add(condition);
                }
                else
                {
                    byPredicate[predicate] = [condition];
                }

                if (here.Add(predicate))
                {
                    covered[predicate] = covered.GetValueOrDefault(predicate) + 1;
                }
            }
        }

        foreach (((string, bool) predicate, SortedSet<int> facts) in byPredicate.OrderBy(entry => entry.Value.Min))
        {
            if (covered[predicate] == actions.Length && facts.Count is > 1 and <= LargestDisjunction
                && !facts.Any(fact => initial.Contains(fact) || nodeOf.ContainsKey(fact)))
            {
                yield return [.. facts];
            }
        }
    }

    private int AddDisjunction(ImmutableArray<int> facts, bool isGoal, Dictionary<string, int> disjunctions)
    {
        string key = string.Join(',', facts);
        if (!disjunctions.TryGetValue(key, out int node))
        {
            node = nodes.Count;
            disjunctions.Add(key, node);
            nodes.Add(new Landmark(facts, isGoal));
        }

        return node;
    }

    private void AddOrder(int before, int after, LandmarkOrderKind kind)
    {
        if (before != after && (!orders.TryGetValue((before, after), out LandmarkOrderKind known) || known < kind))
        {
            orders[(before, after)] = kind;
        }
    }

    /// <summary>Orders a landmark before a goal that would have to be given up again for it: what the landmark needs directly before it
    /// excludes the goal. The same for two landmarks that a third one needs together.</summary>
    private void AddReasonableOrders(Func<int, int, bool> areExclusive)
    {
        int facts = nodeOf.Count;
        if (facts > MostForReasonableOrders)
        {
            return;
        }

        ILookup<int, int> directlyBefore = orders.Where(order => order.Value >= LandmarkOrderKind.GreedyNecessary)
            .ToLookup(order => order.Key.After, order => order.Key.Before);
        var together = new HashSet<(int, int)>();
        foreach (IGrouping<int, int> group in directlyBefore)
        {
            foreach (int one in group)
            {
                foreach (int other in group)
                {
                    together.Add((one, other));
                }
            }
        }

        for (int later = 0; later < facts; later++)
        {
            for (int earlier = 0; earlier < facts; earlier++)
            {
                bool bothWanted = (nodes[later].IsGoal && nodes[earlier].IsGoal) || together.Contains((later, earlier));
                if (earlier != later && bothWanted && directlyBefore[earlier].Any(needed =>
                    nodes[needed].Facts.Length == 1 && needed != later && areExclusive(nodes[needed].Facts[0], nodes[later].Facts[0])))
                {
                    AddOrder(earlier, later, LandmarkOrderKind.Reasonable);
                }
            }
        }
    }
}
