namespace NeuroSymbolic.Energy;

/// <summary>Whose processor time is counted.</summary>
public enum ProcessorScope
{
    /// <summary>All threads of this program: right when nothing else runs in it at the same time.</summary>
    Process,

    /// <summary>The calling thread alone: right when several episodes run at a time, each on one thread.</summary>
    Thread,

    /// <summary>Programs that this one started and that have ended, such as a training script.</summary>
    EndedChildren,
}
