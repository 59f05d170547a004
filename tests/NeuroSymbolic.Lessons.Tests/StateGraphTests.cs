using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons.Tests;

public sealed class StateGraphTests
{
    [Theory]
    [InlineData(3, 54)]
    [InlineData(4, 183)]
    [InlineData(5, 594)]
    public void A_table_has_as_many_states_as_lesson_5_says_and_shortest_plans_of_two_to_the_n(int cubes, int states)
    {
        PddlDomain domain = Towers.Domain(Repository.Root, CancellationToken.None);
        PddlProblem problem = Towers.Problem(Repository.Root, $"hanoi-{cubes}", domain, CancellationToken.None);
        var graph = StateGraph.Explore(domain, problem, CancellationToken.None);
        var rules = new StepRules(domain, problem.Objects);
        bool IsGoal(FactSet state) => rules.Holds(new SymbolicState(state), problem.Goal);
        int steps = 2 * ((1 << cubes) - 1);

        Assert.Equal(states, graph.States.Count);
        Assert.Equal(steps, graph.ShortestWay(0, IsGoal)!.Value.Length);
        int[] distances = graph.Distances(IsGoal);
        Assert.Equal(steps, distances[0]);
        Assert.Equal(steps + 1, AStar.LookedAt(graph, IsGoal, distances));
        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"| {cubes} | {Math.Pow(3, cubes)} | {states} | {steps} |"),
            LessonFiles.Text("docs/lessons/05-splitting.md"), StringComparison.Ordinal);
    }
}
