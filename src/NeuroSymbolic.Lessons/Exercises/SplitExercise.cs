using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 5: sub-goals, judged by the shortest plans between them.</summary>
internal sealed class SplitExercise : IExercise
{
    private const string Problem = "hanoi-5";
    private const int LongestPiece = 14;

    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        PddlDomain domain = Towers.Domain(root, answer.Cancellation);
        PddlProblem problem = Towers.Problem(root, Problem, domain, answer.Cancellation);
        ImmutableArray<FactSet> goals = [.. FactLines.Read(answer, domain, problem, hasNumbers: false).Select(line => new FactSet(line.Facts))];
        if (goals.IsEmpty)
        {
            return LessonVerdict.NotYet(
                "There is no sub-goal yet.", "Write one a line: the facts that are to be true when that piece of the work is done. Which cube has to be free to move first of all?");
        }

        var graph = StateGraph.Explore(domain, problem, answer.Cancellation);
        var lengths = new List<int>();
        int state = 0;
        foreach (FactSet goal in goals)
        {
            answer.Cancellation.ThrowIfCancellationRequested();
            string name = string.Create(CultureInfo.InvariantCulture, $"Sub-goal {lengths.Count + 1}, {goal},");
            if (graph.ShortestWay(state, reached => reached.ContainsAll(goal)) is not { } way)
            {
                return LessonVerdict.NotYet(
                    $"{name} can never be reached.", "Can all of its facts be true at one time? A cube stands on one thing, and never on a smaller one.");
            }

            if (way.Length > LongestPiece)
            {
                return LessonVerdict.Of([new Finding(
                    string.Create(CultureInfo.InvariantCulture, $"{name} is {way.Length} steps away from what was reached before it, the state {graph.Show(graph.States[state])}; at most {LongestPiece} are asked for."),
                    "Cut this piece again in the same manner: which cube is the largest that moves in it, and where must all smaller ones be at that moment?")
                {
                    State = graph.Show(graph.States[state]),
                    Expected = string.Create(CultureInfo.InvariantCulture, $"at most {LongestPiece} steps"),
                    Found = string.Create(CultureInfo.InvariantCulture, $"{way.Length} steps"),
                }]);
            }

            lengths.Add(way.Length);
            state = way.IsEmpty ? state : way[^1];
        }

        return Judge(problem, graph, state, lengths, new StepRules(domain, problem.Objects, answer.Cancellation));
    }

    private static LessonVerdict Judge(PddlProblem problem, StateGraph graph, int state, List<int> lengths, StepRules rules)
    {
        int total = lengths.Sum();
        string pieces = string.Create(CultureInfo.InvariantCulture, $"{lengths.Count} pieces of {string.Join(", ", lengths)} steps, together {total}");
        if (!rules.Holds(new SymbolicState(graph.States[state]), problem.Goal))
        {
            return LessonVerdict.Of(
                [new Finding(
                    $"After your last sub-goal the tower does not stand on the right yet; the state is {graph.Show(graph.States[state])}.",
                    "The last sub-goal should leave nothing to do: compare it with the goal of the problem.")
                {
                    State = graph.Show(graph.States[state]),
                }],
                $"So far there are {pieces}.");
        }

        int shortest = graph.ShortestWay(0, reached => rules.Holds(new SymbolicState(reached), problem.Goal))!.Value.Length;
        return total == shortest
            ? LessonVerdict.Passed($"There are {pieces}.", "No plan of the whole is shorter: this split costs nothing.")
            : LessonVerdict.Of(
                [new Finding(
                    string.Create(CultureInfo.InvariantCulture, $"Your split reaches the goal by a detour: {pieces}, and {shortest} are enough."),
                    "Each piece is planned by itself and knows nothing of the next. Where does a sub-goal put cubes, or leave them, where the next one cannot use them?")
                {
                    Expected = string.Create(CultureInfo.InvariantCulture, $"{shortest} steps"),
                    Found = string.Create(CultureInfo.InvariantCulture, $"{total} steps"),
                }]);
    }
}
