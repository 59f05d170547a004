using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>A packed state of a task, at first its start, that actions change.</summary>
internal sealed class PackedState(CompiledTask task) : IReplayedState<PackedState>
{
    private ulong[] words = [.. task.Init];
    private ulong[] next = new ulong[task.Layout.WordCount];

    /// <summary>Whether the goal holds.</summary>
    public bool IsGoal => task.IsGoal(words);

    /// <inheritdoc/>
    public void CopyFrom(PackedState other) => other.words.CopyTo(words, 0);

    /// <inheritdoc/>
    public bool TryApply(int action)
    {
        if (!task.IsApplicable(action, words))
        {
            return false;
        }

        task.Apply(action, words, next);
        (words, next) = (next, words);
        return true;
    }
}
