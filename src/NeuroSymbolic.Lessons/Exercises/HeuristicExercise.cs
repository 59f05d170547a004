using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 4: a heuristic that adds up weights of facts, judged against the true distances of all states and by how many states A*
/// looks at with it.</summary>
/// <remarks>Such heuristics are called potential heuristics: Pommerening, Helmert, Roeger, Seipp, From non-negative to general operator cost
/// partitioning, AAAI 2015.</remarks>
internal sealed class HeuristicExercise : IExercise
{
    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        PddlDomain domain = Towers.Domain(root, answer.Cancellation);
        PddlProblem problem = Towers.Problem(root, "hanoi-3", domain, answer.Cancellation);
        var weights = new Dictionary<Fact, int>();
        foreach ((ImmutableArray<Fact> facts, int number, int offset) in FactLines.Read(answer, domain, problem, hasNumbers: true))
        {
            if (!weights.TryAdd(facts[0], number))
            {
                throw answer.Error(offset, $"{facts[0]} has a weight already; one line for each fact");
            }
        }

        var graph = StateGraph.Explore(domain, problem, answer.Cancellation);
        var rules = new StepRules(domain, problem.Objects, answer.Cancellation);
        bool IsGoal(FactSet state) => rules.Holds(new SymbolicState(state), problem.Goal);
        int[] distances = graph.Distances(IsGoal);
        int[] values = [.. graph.States.Select(state => state.Sum(fact => weights.GetValueOrDefault(fact)))];
        if (TooHigh(graph, distances, values, weights) is { } finding)
        {
            return LessonVerdict.Of([finding]);
        }

        int blind = AStar.LookedAt(graph, IsGoal, new int[values.Length]);
        int own = AStar.LookedAt(graph, IsGoal, values);
        string looked = string.Create(CultureInfo.InvariantCulture, $"A* looks at {own} states with it, {blind} without any, and {AStar.LookedAt(graph, IsGoal, distances)} with the true distances");
        return 2 * own <= blind
            ? LessonVerdict.Passed($"It is admissible: in none of the {graph.States.Count} states do your numbers say more than it takes.", $"{looked}.", Consistency(graph, values))
            : LessonVerdict.Of(
                [new Finding(
                    $"Your numbers never say too much, and they say too little: {looked}; at most half of {blind} are asked for.",
                    "Which cubes must move in any case while a larger one is not where it should be? Each move is two steps, a pick and a place.")],
                Consistency(graph, values));
    }

    // the clearest counterexample is the one nearest to the goal
    private static Finding? TooHigh(StateGraph graph, int[] distances, int[] values, Dictionary<Fact, int> weights)
    {
        int worst = Enumerable.Range(0, values.Length).Where(i => values[i] > distances[i]).OrderBy(i => distances[i]).FirstOrDefault(-1);
        if (worst < 0)
        {
            return null;
        }

        FactSet state = graph.States[worst];
        string sum = string.Join(" + ", state.Where(fact => weights.GetValueOrDefault(fact) != 0)
            .Select(fact => string.Create(CultureInfo.InvariantCulture, $"{weights[fact]} for {fact}")));
        return new Finding(
            distances[worst] == 0
                ? $"In the goal itself your numbers say {values[worst]} ({sum}), and nothing is left to do there."
                : string.Create(CultureInfo.InvariantCulture, $"In the state {graph.Show(state)} your numbers say {values[worst]} ({sum}), and {distances[worst]} {(distances[worst] == 1 ? "step is" : "steps are")} enough."),
            distances[worst] == 0
                ? "Facts of the goal should weigh nothing: an estimate says what is still to be done."
                : "An admissible heuristic never says more than it takes, in no state at all. Which of these weights counts a step that this state does not need, or counts one twice?")
        {
            State = graph.Show(state),
            Expected = string.Create(CultureInfo.InvariantCulture, $"at most {distances[worst]}"),
            Found = string.Create(CultureInfo.InvariantCulture, $"{values[worst]}"),
        };
    }

    private static string Consistency(StateGraph graph, int[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            foreach ((PlanStep step, int to) in graph.StepsFrom(i))
            {
                if (values[i] > values[to] + 1)
                {
                    return string.Create(CultureInfo.InvariantCulture,
                        $"It is not consistent: {step} costs 1, and in the state {graph.Show(graph.States[i])} it lowers your estimate from {values[i]} to {values[to]}; A* may have to look at a state again.");
                }
            }
        }

        return "It is consistent: no step lowers the estimate by more than it costs.";
    }
}
