namespace NeuroSymbolic.Agents;

/// <summary>How far a skill is.</summary>
public enum SkillStatus
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It did all its motions; whether the world agrees is for the next look to say.</summary>
    Done,

    /// <summary>It felt that it cannot succeed.</summary>
    Failed,
}
