namespace NeuroSymbolic.Language;

/// <summary>How bad a finding is.</summary>
public enum PddlSeverity
{
    /// <summary>The planner refuses the text.</summary>
    Error,

    /// <summary>The planner takes the text, and it may not mean what was wanted.</summary>
    Warning,
}
