using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Splitting;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Random ground tasks small enough to look at every state.</summary>
internal sealed class SmallTasks
{
    private SmallTasks(GroundTask task)
    {
        Task = task;
        States = new TaskStates(task, new DeleteRelaxation(task).VariableOf);
        Reachable = Search(_ => true);
    }

    public GroundTask Task { get; }

    public TaskStates States { get; }

    /// <summary>Every reachable state, with the least number of steps to it.</summary>
    public Dictionary<string, (ImmutableArray<int> State, int Steps)> Reachable { get; }

    /// <summary>The least number of steps to the goal; null when it is not reached.</summary>
    public int? LeastSteps => Reachable.Values.Where(entry => Holds(entry.State, Task.Goal)).Select(entry => (int?)entry.Steps).Min();

    public static void ForEach(int count, Action<SmallTasks> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new SmallTasks(Make(new Random(seed)))))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260101, 1));

    public bool Holds(ImmutableArray<int> state, GroundCondition condition) => States.Holds(state.AsSpan(), condition);

    public bool Holds(ImmutableArray<int> state, int fact) => States.Holds(state.AsSpan(), fact);

    /// <summary>The states that are reached through states that may be passed; the first one may always.</summary>
    public Dictionary<string, (ImmutableArray<int> State, int Steps)> Search(Func<ImmutableArray<int>, bool> mayPass)
    {
        var seen = new Dictionary<string, (ImmutableArray<int> State, int Steps)> { [Key(Task.Init)] = (Task.Init, 0) };
        var queue = new Queue<ImmutableArray<int>>([Task.Init]);
        while (queue.TryDequeue(out ImmutableArray<int> state))
        {
            foreach (ImmutableArray<int> after in Successors(state).Where(mayPass))
            {
                if (seen.TryAdd(Key(after), (after, seen[Key(state)].Steps + 1)))
                {
                    queue.Enqueue(after);
                }
            }
        }

        return seen;
    }

    public IEnumerable<ImmutableArray<int>> Successors(ImmutableArray<int> state) =>
        Enumerable.Range(0, Task.Actions.Length).Select(action => States.After(state, action)).OfType<ImmutableArray<int>>();

    private static string Key(ImmutableArray<int> state) => string.Join(',', state);

    /// <summary>Four variables of two to four values, and actions of which some have conditional effects and clauses.</summary>
    private static GroundTask Make(Random random)
    {
        var variables = new List<StateVariable>();
        var facts = new List<GroundFact>();
        for (int variable = 0; variable < 4; variable++)
        {
            variables.Add(new StateVariable(facts.Count, random.Next(2, 5)));
            facts.AddRange(Enumerable.Range(0, variables[^1].Count).Select(value => new GroundFact(new Fact($"v{variable}", $"x{value}"))));
        }

        int Value(int variable) => variables[variable].FirstFact + random.Next(variables[variable].Count);
        ImmutableArray<int> Some(int most) =>
            [.. Enumerable.Range(0, 4).OrderBy(_ => random.Next()).Take(random.Next(most + 1)).Order().Select(Value)];
        GroundCondition Condition(int most) => random.Next(6) == 0
            ? new GroundCondition(Some(1), [[.. new[] { Value(random.Next(4)), Value(random.Next(4)), Value(random.Next(4)) }.Distinct().Order()]], [])
            : new GroundCondition(Some(most));
        var actions = Enumerable.Range(0, random.Next(5, 13)).Select(number => new GroundAction(
            new PlanStep($"a{number}"),
            Condition(3),
            [
                .. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new GroundEffect(
                    random.Next(5) == 0 ? Condition(1) : GroundCondition.True, Value(random.Next(4)))),
            ],
            [],
            1));
        return new GroundTask
        {
            Facts = [.. facts],
            Variables = [.. variables],
            Actions = [.. actions.Select(WithoutShortClauses)],
            Init = [.. Enumerable.Range(0, 4).Select(Value)],
            Goal = new GroundCondition([.. Enumerable.Range(0, 4).OrderBy(_ => random.Next()).Take(random.Next(1, 4)).Order().Select(Value)]),
        };
    }

    /// <summary>A clause has two facts at least.</summary>
    private static GroundAction WithoutShortClauses(GroundAction action)
    {
        static GroundCondition Mend(GroundCondition condition) =>
            condition with { Clauses = condition.Clauses.RemoveAll(clause => clause.Length < 2) };
        return action with
        {
            Precondition = Mend(action.Precondition),
            Effects = [.. action.Effects.Select(effect => effect with { Condition = Mend(effect.Condition) })],
        };
    }
}
