using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Small random ground tasks with everything that ground tasks can have, and exhaustive search on them, written anew from the
/// definition of <see cref="GroundTask"/>.</summary>
internal static class RandomGroundTask
{
    /// <summary>A random task.</summary>
    /// <param name="random">The draws.</param>
    /// <param name="withNumbers">Whether it has a number or two, kept within 0 and 4.</param>
    public static GroundTask Create(Random random, bool withNumbers = false)
    {
        var variables = ImmutableArray.CreateBuilder<StateVariable>();
        int facts = 0;
        for (int left = random.Next(2, 6); left > 0; left--)
        {
            var variable = new StateVariable(facts, random.Next(2, 5));
            variables.Add(variable);
            facts += variable.Count;
        }

        int AnyFact() => random.Next(facts);
        ImmutableArray<StateVariable> all = variables.ToImmutable();
        int numbers = withNumbers ? random.Next(1, 3) : 0;
        GroundCondition Condition(int most)
        {
            ImmutableArray<int> chosen = [.. Enumerable.Range(0, random.Next(most + 1)).Select(_ => AnyFact())
                .DistinctBy(fact => VariableOf(all, fact)).Order()];
            ImmutableArray<ImmutableArray<int>> clauses = random.Next(5) == 0
                ? [[.. Enumerable.Range(0, 3).Select(_ => AnyFact()).Append(0).Append(facts - 1).Distinct().Order().Take(3)]]
                : [];
            ImmutableArray<LinearComparison> comparisons = numbers > 0 && random.Next(3) == 0 ? [Comparison(random, numbers)] : [];
            return new GroundCondition(chosen, clauses, comparisons);
        }

        int largestCost = random.Next(1, 6);
        var actions = ImmutableArray.CreateBuilder<GroundAction>();
        for (int left = random.Next(2, 12); left > 0; left--)
        {
            ImmutableArray<GroundEffect> effects = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ =>
                new GroundEffect(random.Next(3) == 0 ? Condition(2) : GroundCondition.True, AnyFact()))];
            ImmutableArray<GroundNumericEffect> changes = numbers > 0 && random.Next(2) == 0 ? [Change(random, numbers, Condition)] : [];
            GroundCondition precondition = Condition(3);
            foreach (GroundNumericEffect change in changes)
            {
                // the state space stays finite
                precondition = precondition with { Comparisons = [.. precondition.Comparisons, .. Within(change)] };
            }

            actions.Add(new GroundAction(new PlanStep($"a{left}"), precondition, effects, changes, random.Next(largestCost + 1)));
        }

        return new GroundTask
        {
            Facts = [.. Enumerable.Range(0, facts).Select(fact => new GroundFact(new Fact("f", $"x{fact}")))],
            Variables = all,
            Numbers = [.. Enumerable.Range(0, numbers).Select(i => new GroundNumber($"n{i}", [], random.Next(0, 9) / 2m))],
            Actions = actions.ToImmutable(),
            Init = [.. all.Select(variable => variable.FirstFact + random.Next(variable.Count))],
            Goal = Condition(4),
        };
    }

    /// <summary>The cost of a cheapest plan by Dijkstra's algorithm; null without plan.</summary>
    public static long? LeastCost(GroundTask task)
    {
        var start = new State(task.Init, [.. task.Numbers.Select(number => number.InitialValue)]);
        var costs = new Dictionary<string, long> { [start.Key] = 0 };
        var open = new PriorityQueue<State, long>([(start, 0)]);
        while (open.TryDequeue(out State? state, out long cost))
        {
            if (costs[state.Key] < cost)
            {
                continue;
            }

            if (state.Satisfies(task.Goal, task.Variables))
            {
                return cost;
            }

            foreach (GroundAction action in task.Actions)
            {
                if (state.After(action, task.Variables) is { } next
                    && (!costs.TryGetValue(next.Key, out long known) || known > cost + action.Cost))
                {
                    costs[next.Key] = cost + action.Cost;
                    open.Enqueue(next, cost + action.Cost);
                }
            }
        }

        return null;
    }

    /// <summary>The cost of a sequence of actions; null unless it is a plan.</summary>
    public static long? CostOf(GroundTask task, ImmutableArray<int> plan)
    {
        State? state = new(task.Init, [.. task.Numbers.Select(number => number.InitialValue)]);
        foreach (int action in plan)
        {
            state = state?.After(task.Actions[action], task.Variables);
        }

        return state?.Satisfies(task.Goal, task.Variables) == true ? plan.Sum(action => task.Actions[action].Cost) : null;
    }

    /// <summary>The least that plans of at most so many steps cost, or make of the task's metric; null without such a plan.</summary>
    public static Rational? BestWithin(GroundTask task, int horizon)
    {
        Rational? best = null;
        var start = new State(task.Init, [.. task.Numbers.Select(number => number.InitialValue)]);
        var layer = new Dictionary<string, (State State, long Cost)> { [start.Key] = (start, 0) };
        for (int steps = 0; ; steps++)
        {
            foreach ((State state, long cost) in layer.Values.Where(entry => entry.State.Satisfies(task.Goal, task.Variables)))
            {
                Rational value = task.FinalMetric is { } metric ? state.Value(metric) : cost;
                best = best is null || value < best ? value : best;
            }

            if (steps == horizon)
            {
                return best;
            }

            var after = new Dictionary<string, (State State, long Cost)>();
            foreach ((State state, long cost) in layer.Values)
            {
                foreach (GroundAction action in task.Actions)
                {
                    if (state.After(action, task.Variables) is { } next
                        && (!after.TryGetValue(next.Key, out (State State, long Cost) known) || known.Cost > cost + action.Cost))
                    {
                        after[next.Key] = (next, cost + action.Cost);
                    }
                }
            }

            layer = after;
        }
    }

    /// <summary>The task with one number more, which no condition reads: actions change it in all ways, and it is a part of what is
    /// minimized.</summary>
    public static GroundTask WithMetric(GroundTask task, Random random)
    {
        int metric = task.Numbers.Length;
        bool isAssigned = random.Next(3) == 0;
        GroundNumericEffect Change() => random.Next(3) switch
        {
            0 when isAssigned => new(GroundCondition.True, metric, new LinearExpression([], random.Next(0, 9)), IsAssignment: true),
            0 or 1 when metric > 0 => new(GroundCondition.True, metric, new LinearExpression([(random.Next(metric), random.Next(1, 3))], 0), IsAssignment: false),
            _ => new(GroundCondition.True, metric, new LinearExpression([], random.Next(-1, 6) / 2m), IsAssignment: false),
        };
        return task with
        {
            Numbers = task.Numbers.Add(new GroundNumber("metric", [], random.Next(0, 4))),
            Actions =
            [
                .. task.Actions.Select(action => random.Next(3) == 0 ? action with { Cost = 1 }
                    : action with { Cost = 1, NumericEffects = action.NumericEffects.Add(Change()) }),
            ],
            FinalMetric = new LinearExpression(
                metric > 0 && random.Next(3) == 0 ? [(0, -1), (metric, 1)] : [(metric, random.Next(4) == 0 ? -1 : 1)], random.Next(3)),
        };
    }

    private static int VariableOf(ImmutableArray<StateVariable> variables, int fact) =>
        Enumerable.Range(0, variables.Length).Single(v => fact >= variables[v].FirstFact && fact < variables[v].FirstFact + variables[v].Count);

    private static LinearExpression Expression(Random random, int numbers, Rational constant) =>
        new([.. Enumerable.Range(0, numbers).Where(i => i == 0 || random.Next(2) == 0).Select(i => (i, (Rational)(random.Next(2) == 0 ? 1 : -1)))], constant);

    private static LinearComparison Comparison(Random random, int numbers) => new(
        Expression(random, numbers, random.Next(-8, 9) / 2m),
        random.Next(5) switch { 0 => ComparisonOperator.Equal, 1 => ComparisonOperator.Greater, _ => ComparisonOperator.AtLeast });

    private static GroundNumericEffect Change(Random random, int numbers, Func<int, GroundCondition> condition)
    {
        int number = random.Next(numbers);
        GroundCondition when = random.Next(4) == 0 ? condition(1) : GroundCondition.True;
        return random.Next(4) switch
        {
            0 => new GroundNumericEffect(when, number, new LinearExpression([], random.Next(0, 9) / 2m), IsAssignment: true),
            1 => new GroundNumericEffect(when, number, new LinearExpression([(random.Next(numbers), 1m)], 0), IsAssignment: true),
            _ => new GroundNumericEffect(when, number, new LinearExpression([], (random.Next(2) * 2 - 1) * random.Next(1, 5) / 2m), IsAssignment: false),
        };
    }

    private static IEnumerable<LinearComparison> Within(GroundNumericEffect change) => change.IsAssignment ? [] :
    [
        new LinearComparison(new LinearExpression([(change.Number, 1)], change.Amount.Constant), ComparisonOperator.AtLeast),
        new LinearComparison(new LinearExpression([(change.Number, -1)], 4 - change.Amount.Constant), ComparisonOperator.AtLeast),
    ];

    private sealed record State(ImmutableArray<int> Facts, ImmutableArray<Rational> Numbers)
    {
        public string Key => string.Join(' ', Facts) + " | " + string.Join(' ', Numbers.Select(number => number.ToString()));

        public bool Satisfies(GroundCondition condition, ImmutableArray<StateVariable> variables) =>
            condition.Facts.All(Facts.Contains)
            && condition.Clauses.All(clause => clause.Any(Facts.Contains))
            && condition.Comparisons.All(comparison => Value(comparison.Expression) is var value && comparison.Operator switch
            {
                ComparisonOperator.AtLeast => value >= 0,
                ComparisonOperator.Greater => value > 0,
                _ => value == 0,
            });

        public State? After(GroundAction action, ImmutableArray<StateVariable> variables)
        {
            if (!Satisfies(action.Precondition, variables))
            {
                return null;
            }

            int[] facts = [.. Facts];
            Rational[] numbers = [.. Numbers];
            foreach (GroundEffect effect in action.Effects.Where(effect => Satisfies(effect.Condition, variables)))
            {
                facts[VariableOf(variables, effect.Fact)] = effect.Fact;
            }

            foreach (GroundNumericEffect effect in action.NumericEffects.Where(effect => Satisfies(effect.Condition, variables)))
            {
                numbers[effect.Number] = Value(effect.Amount) + (effect.IsAssignment ? 0 : numbers[effect.Number]);
            }

            return new State([.. facts], [.. numbers]);
        }

        public Rational Value(LinearExpression expression) =>
            expression.Terms.Aggregate(expression.Constant, (sum, term) => sum + (term.Coefficient * Numbers[term.Number]));
    }
}
