namespace NeuroSymbolic.Experiments;

/// <summary>How an episode ended.</summary>
public enum EpisodeOutcome
{
    /// <summary>The goal facts were true and stable.</summary>
    Success,

    /// <summary>The agent gave up.</summary>
    Failure,

    /// <summary>The task's step limit was reached.</summary>
    Timeout,

    /// <summary>The program broke, so the episode says nothing about the agent.</summary>
    Error,
}
