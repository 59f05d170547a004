namespace NeuroSymbolic.Experiments;

/// <summary>Which of the three sentences of a demonstration stands beside its frames.</summary>
public enum SentenceChoice
{
    /// <summary>That of the whole task, which an agent is told.</summary>
    Task,

    /// <summary>That of the move under way.</summary>
    Move,

    /// <summary>That of the plan step under way.</summary>
    SubTask,
}
