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
    public bool Holds(ReadOnlySpan<int> state, GroundCondition condition) => TaskState.Holds(condition, VariableOf, state);

    /// <summary>The state after an action; null when it cannot be taken.</summary>
    public ImmutableArray<int>? After(ImmutableArray<int> state, int action) => After(state, [action]);

    /// <summary>The state after all of the actions in turn; null when one of them cannot be taken.</summary>
    public ImmutableArray<int>? After(ImmutableArray<int> state, IEnumerable<int> actions)
    {
        var last = new TaskState(Task, VariableOf, state.AsSpan(), []);
        foreach (int action in actions)
        {
            if (!last.TryApply(action))
            {
                return null;
            }
        }

        return [.. last.Facts];
    }
}
