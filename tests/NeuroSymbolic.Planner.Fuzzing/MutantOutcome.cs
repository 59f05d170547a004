namespace NeuroSymbolic.Planner.Fuzzing;

/// <summary>How far a mutant got without anything being wrong with the planner.</summary>
public enum MutantOutcome
{
    /// <summary>It is no PDDL, and was told so.</summary>
    Refused,

    /// <summary>It was read, printed and read back, and cannot be grounded for a stated reason or within the limits.</summary>
    Read,

    /// <summary>It was read and grounded.</summary>
    Grounded,
}
