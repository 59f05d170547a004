using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>All states that a small problem can come to, with the steps between them. Steps that change nothing are left out.</summary>
internal sealed class StateGraph
{
    private const int MostStates = 50_000;

    private readonly Dictionary<FactSet, int> indices = [];
    private readonly List<FactSet> states = [];
    private readonly List<ImmutableArray<(PlanStep Step, int To)>> steps = [];
    private readonly FactSet lasting;

    private StateGraph(PddlDomain domain, ImmutableArray<TypedName> objects, FactSet start, CancellationToken cancellation)
    {
        var permitted = new PermittedSteps(domain, objects, cancellation);
        Index(start);
        for (int i = 0; i < states.Count; i++)
        {
            steps.Add([.. permitted.In(states[i])
                .OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal)
                .Select(entry => (entry.Key, Index(entry.Value)))]);
        }

        var changing = states.SelectMany(state => state.Except(start).Concat(start.Except(state))).Select(fact => fact.Predicate).ToHashSet();
        lasting = new FactSet(start.Where(fact => !changing.Contains(fact.Predicate)));
    }

    /// <summary>The states, in the order in which breadth-first search reaches them; the start is the first.</summary>
    public IReadOnlyList<FactSet> States => states;

    /// <summary>Explores a problem of a domain that is known to be small.</summary>
    /// <exception cref="InvalidOperationException">It is not.</exception>
    public static StateGraph Explore(PddlDomain domain, PddlProblem problem, CancellationToken cancellation) =>
        new(domain, problem.Objects, problem.Init, cancellation);

    /// <summary>The steps that a state permits, with the states that they lead to, in the order of their text.</summary>
    public ImmutableArray<(PlanStep Step, int To)> StepsFrom(int state) => steps[state];

    /// <summary>The index of a state, or -1 where it is not reached.</summary>
    public int IndexOf(FactSet state) => indices.GetValueOrDefault(state, -1);

    /// <summary>The facts of a state without those of predicates that never change.</summary>
    public string Show(FactSet state) => state.Except(lasting).ToString();

    /// <summary>The steps of a shortest way from a state to one that is wanted, or null where there is none.</summary>
    public ImmutableArray<int>? ShortestWay(int from, Func<FactSet, bool> isWanted)
    {
        var before = new Dictionary<int, int> { [from] = -1 };
        var open = new Queue<int>([from]);
        while (open.TryDequeue(out int state))
        {
            if (isWanted(states[state]))
            {
                var way = new List<int>();
                for (int i = state; i != from; i = before[i])
                {
                    way.Add(i);
                }

                way.Reverse();
                return [.. way];
            }

            foreach ((_, int to) in steps[state])
            {
                if (before.TryAdd(to, state))
                {
                    open.Enqueue(to);
                }
            }
        }

        return null;
    }

    /// <summary>How many steps each state is from the nearest one that is wanted; <see cref="int.MaxValue"/> where none is reached.</summary>
    public int[] Distances(Func<FactSet, bool> isWanted)
    {
        var backward = new List<int>[states.Count];
        for (int i = 0; i < backward.Length; i++)
        {
            backward[i] = [];
        }

        int[] distances = new int[states.Count];
        Array.Fill(distances, int.MaxValue);
        var open = new Queue<int>();
        for (int i = 0; i < states.Count; i++)
        {
            foreach ((_, int to) in steps[i])
            {
                backward[to].Add(i);
            }

            if (isWanted(states[i]))
            {
                distances[i] = 0;
                open.Enqueue(i);
            }
        }

        while (open.TryDequeue(out int state))
        {
            foreach (int from in backward[state])
            {
                if (distances[from] == int.MaxValue)
                {
                    distances[from] = distances[state] + 1;
                    open.Enqueue(from);
                }
            }
        }

        return distances;
    }

    private int Index(FactSet state)
    {
        if (!indices.TryGetValue(state, out int index))
        {
            index = states.Count < MostStates ? states.Count : throw new InvalidOperationException($"The problem has more than {MostStates} states.");
            indices.Add(state, index);
            states.Add(state);
        }

        return index;
    }
}
