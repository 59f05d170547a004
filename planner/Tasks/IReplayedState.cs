namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A state that is changed in place by one action after another.</summary>
/// <typeparam name="TSelf">The type itself.</typeparam>
internal interface IReplayedState<TSelf>
{
    /// <summary>Becomes the same state as another one of the same task.</summary>
    void CopyFrom(TSelf other);

    /// <summary>Takes the action if its precondition holds, and tells whether it does.</summary>
    bool TryApply(int action);
}
