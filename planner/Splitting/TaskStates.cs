using System.Collections.Immutable;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>What holds in the states of a task, and how actions change them.</summary>
/// <param name="Task">The task; without numbers.</param>
/// <param name="VariableOf">The variable of each fact.</param>
internal sealed record TaskStates(GroundTask Task, int[] VariableOf)
{
    /// <summary>Whether a fact holds.</summary>
    public bool Holds(ReadOnlySpan<int> state, int fact) => state[VariableOf[fact]] == fact;

    /// <summary>Whether a condition holds.</summary>
    public bool Holds(ReadOnlySpan<int> state, GroundCondition condition)
    {
        foreach (int fact in condition.Facts)
        {
            if (!Holds(state, fact))
            {
                return false;
            }
        }

        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            bool any = false;
            foreach (int fact in clause)
            {
                any |= Holds(state, fact);
            }

            if (!any)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The state after an action; null when it cannot be taken.</summary>
    public ImmutableArray<int>? After(ImmutableArray<int> state, int action)
    {
        GroundAction ground = Task.Actions[action];
        if (!Holds(state.AsSpan(), ground.Precondition))
        {
            return null;
        }

        int[] after = [.. state];
        foreach (GroundEffect effect in ground.Effects)
        {
            if (effect.Condition.IsTrue || Holds(state.AsSpan(), effect.Condition))
            {
                after[VariableOf[effect.Fact]] = effect.Fact;
            }
        }

        return [.. after];
    }

    /// <summary>The state after all of the actions in turn; null when one of them cannot be taken.</summary>
    public ImmutableArray<int>? After(ImmutableArray<int> state, IEnumerable<int> actions)
    {
        ImmutableArray<int>? last = state;
        foreach (int action in actions)
        {
            last = After(last.Value, action);
            if (last is null)
            {
                return null;
            }
        }

        return last;
    }
}
