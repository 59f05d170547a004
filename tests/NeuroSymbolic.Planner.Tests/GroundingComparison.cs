using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Walks through the states that the step rules reach and holds the ground task against each.</summary>
internal sealed class GroundingComparison(PddlDomain domain, PddlProblem problem, GroundTask task)
{
    private readonly StepRules rules = new(domain, problem.Objects);
    private readonly PlanStep[] steps = [.. domain.Actions.SelectMany(action => Steps(domain, problem, action))];

    /// <summary>The problem with some of what holds after some steps as its goal, so that it has plans.</summary>
    public static PddlProblem WithReachableGoal(PddlDomain domain, PddlProblem problem, Random random)
    {
        var rules = new StepRules(domain, problem.Objects);
        PlanStep[] steps = [.. domain.Actions.SelectMany(action => Steps(domain, problem, action))];
        SymbolicState state = SymbolicState.Start(problem);
        for (int tries = steps.Length == 0 ? 0 : random.Next(60); tries > 0; tries--)
        {
            state = rules.Apply(state, steps[random.Next(steps.Length)]) ?? state;
        }

        var some = new Formula.And(
            [.. state.Facts.Where(_ => random.Next(3) > 0).Select(fact => new Formula.Atom(fact.Predicate, fact.Arguments))]);
        return problem with { Goal = random.Next(4) == 0 ? new Formula.Or([some, problem.Goal]) : some };
    }

    /// <summary>Compares at most so many states that the actions of the ground task lead to, and the lengths of shortest plans where so many
    /// states of the rules settle them.</summary>
    public void Run(int mostStates)
    {
        SymbolicState start = SymbolicState.Start(problem);
        Assert.Equal(task.Init.AsEnumerable(), StateOf(start).Facts);
        Walk(start, mostStates, Compare, _ => false);
        (bool isSettled, int? shortest) = Walk(
            start, mostStates, state => steps.Select(step => rules.Apply(state, step)).OfType<SymbolicState>(), IsGoal);
        if (isSettled || shortest is not null)
        {
            Assert.Equal(shortest, GroundState.ShortestPlan(task, isSettled ? int.MaxValue : shortest!.Value));
        }
    }

    private bool IsGoal(GroundState state) => task.Actions.Any(action => action.IsGoalCheck)
        ? task.Actions.Any(action => action.IsGoalCheck && state.After(action, task) is not null)
        : state.Satisfies(task.Goal);

    private bool IsGoal(SymbolicState state) => rules.Holds(state, problem.Goal);

    /// <summary>Breadth-first search; says whether all states were seen, and how far the nearest of some states is.</summary>
    private static (bool IsSettled, int? Distance) Walk(
        SymbolicState start, int mostStates, Func<SymbolicState, IEnumerable<SymbolicState>> successors, Predicate<SymbolicState> isWanted)
    {
        var seen = new HashSet<SymbolicState> { start };
        var layer = new List<SymbolicState> { start };
        for (int length = 0; layer.Count > 0; length++)
        {
            if (layer.Exists(isWanted))
            {
                return (false, length);
            }

            layer = [.. layer.SelectMany(successors).Where(seen.Add)];
            if (seen.Count > mostStates)
            {
                return (false, layer.Exists(isWanted) ? length + 1 : null);
            }
        }

        return (true, null);
    }

    /// <summary>Compares one state; returns the states that the ground task's actions lead to.</summary>
    private List<SymbolicState> Compare(SymbolicState state)
    {
        GroundState ground = StateOf(state);
        foreach (var set in task.ExclusiveFacts)
        {
            Assert.True(set.Count(ground.Facts.Contains) <= 1, $"{string.Join(" | ", set.Select(fact => task.Facts[fact]))} in {state.Facts}");
        }

        Assert.True(
            task.UnreachableGoal is null ? IsGoal(ground) == IsGoal(state) : !IsGoal(state),
            $"The goal is different in {state.Facts}.");
        var successors = new List<SymbolicState>();
        foreach (GroundAction action in task.Actions.Where(action => !action.IsGoalCheck))
        {
            if (ground.After(action, task) is { } groundAfter)
            {
                SymbolicState? after = rules.Apply(state, action.Step);
                if (after is null && rules.Obstacle(state, action.Step)!.EndsWith("would have no defined value", StringComparison.Ordinal))
                {
                    // a number that the task does not need grew too large
                    continue;
                }

                Assert.True(after is not null, $"{action.Step} is applicable ground alone in {state.Facts}: {rules.Obstacle(state, action.Step)}");
                Assert.True(groundAfter.WithoutTime(task).Equals(StateOf(after!)), $"{action.Step} leads elsewhere from {state.Facts}");
                CompareCost(state, after!, action);
                successors.Add(after!);
            }
        }

        return successors;
    }

    private void CompareCost(SymbolicState before, SymbolicState after, GroundAction action)
    {
        if (problem.Metric is not { } metric || metric.Expression.ToString().Contains("total-time", StringComparison.Ordinal))
        {
            Assert.True(action.Cost >= 0);
        }
        else if (before.Value(metric.Expression) is { } valueBefore && after.Value(metric.Expression) is { } valueAfter)
        {
            Rational sign = metric.IsMinimized ? 1 : -1;
            if (task.FinalMetric is { } final)
            {
                Assert.Equal(sign * valueAfter, StateOf(after).Value(final));
                Assert.Equal(1, action.Cost);
            }
            else
            {
                Assert.Equal(sign * (valueAfter - valueBefore), action.Cost * task.CostUnit);
            }
        }
    }

    /// <summary>The ground state that a state of the rules is; exactly one fact of each variable must hold.</summary>
    private GroundState StateOf(SymbolicState state)
    {
        var facts = new List<int>();
        foreach (StateVariable variable in task.Variables)
        {
            int[] values = [.. Enumerable.Range(variable.FirstFact, variable.Count)];
            int[] holding = [.. values.Where(fact => task.Facts[fact] is { Fact: { } atom } value && state.Facts.Contains(atom) == value.IsPositive)];
            if (holding.Length == 0)
            {
                holding = [.. values.Where(fact => task.Facts[fact].Fact is null)];
            }

            Assert.True(holding.Length == 1, $"{holding.Length} of {string.Join(" | ", values.Select(fact => task.Facts[fact]))} in {state.Facts}");
            facts.Add(holding[0]);
        }

        return new GroundState(
            [.. facts], [.. task.Numbers.Select(number => state.Numbers.GetValueOrDefault(new Fact(number.Function, number.Arguments.AsSpan())))]);
    }

    private static IEnumerable<PlanStep> Steps(PddlDomain domain, PddlProblem problem, ActionSchema action)
    {
        TypedName[] things = [.. domain.Constants.Concat(problem.Objects).DistinctBy(thing => thing.Name)];
        IEnumerable<string[]> bindings = [[]];
        foreach (TypedName parameter in action.Parameters)
        {
            string[] fitting = [.. things.Where(thing => domain.Types.Fits(thing, parameter.Types)).Select(thing => thing.Name)];
            bindings = [.. bindings.SelectMany(binding => fitting, (binding, thing) => (string[])[.. binding, thing])];
        }

        return bindings.Select(binding => new PlanStep(action.Name, binding));
    }
}
