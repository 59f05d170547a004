namespace NeuroSymbolic.Agents;

/// <summary>How far a skill is.</summary>
public enum SkillStatus
{
    /// <summary>It goes on.</summary>
    Running,

    /// <summary>It goes on until what it waits for has come, and a look is to tell whether it has.</summary>
    Waiting,

    /// <summary>It did all its motions; whether the world agrees is for the next look to say.</summary>
    Done,

    /// <summary>It felt that it cannot succeed.</summary>
    Failed,
}
