using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>A <see cref="SplitMemory"/> as one task sees it.</summary>
internal sealed class SubplanMemory
{
    private readonly TaskStates states;
    private readonly SplitMemory memory;

    // several ground actions may share a step
    private readonly ILookup<PlanStep, int> actionsOf;

    /// <summary>Opens a memory for a task.</summary>
    public SubplanMemory(TaskStates states, SplitMemory memory)
    {
        this.states = states;
        this.memory = memory;
        actionsOf = Enumerable.Range(0, states.Task.Actions.Length).ToLookup(number => states.Task.Actions[number].Step);
    }

    /// <summary>A remembered piece that leads from the state to the goal; null for none.</summary>
    public ImmutableArray<int>? Find(ImmutableArray<int> state, GroundCondition goal)
    {
        foreach (ImmutableArray<PlanStep> steps in memory.Find(OpenGoals(state, goal)))
        {
            if (Replay(state, goal, steps) is { } actions)
            {
                memory.Uses++;
                return actions;
            }
        }

        return null;
    }

    /// <summary>Remembers a piece.</summary>
    public void Add(ImmutableArray<int> state, GroundCondition goal, ImmutableArray<int> actions) =>
        memory.Add(OpenGoals(state, goal), [.. actions.Select(number => states.Task.Actions[number].Step)]);

    private ImmutableArray<int>? Replay(ImmutableArray<int> state, GroundCondition goal, ImmutableArray<PlanStep> steps)
    {
        var actions = ImmutableArray.CreateBuilder<int>(steps.Length);
        foreach (PlanStep step in steps)
        {
            ImmutableArray<int>? after = null;
            foreach (int number in actionsOf[step])
            {
                after = states.After(state, number);
                if (after is not null)
                {
                    actions.Add(number);
                    break;
                }
            }

            if (after is null)
            {
                return null;
            }

            state = after.Value;
        }

        return states.Holds(state.AsSpan(), goal) ? actions.MoveToImmutable() : null;
    }

    private string OpenGoals(ImmutableArray<int> state, GroundCondition goal)
    {
        IEnumerable<string> facts = goal.Facts
            .Where(fact => !states.Holds(state.AsSpan(), fact) && states.Task.Facts[fact].Fact is not null)
            .Select(Name);
        IEnumerable<string> clauses = goal.Clauses.Select(clause => string.Join('|', clause.Select(Name).Order(StringComparer.Ordinal)));
        return string.Join(' ', facts.Concat(clauses).Order(StringComparer.Ordinal));
    }

    private string Name(int fact) => states.Task.Facts[fact].ToString();
}
