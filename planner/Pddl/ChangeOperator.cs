namespace NeuroSymbolic.Planner.Pddl;

/// <summary>The changes of a number.</summary>
public enum ChangeOperator
{
    /// <summary><c>assign</c></summary>
    Assign,

    /// <summary><c>increase</c></summary>
    Increase,

    /// <summary><c>decrease</c></summary>
    Decrease,

    /// <summary><c>scale-up</c></summary>
    ScaleUp,

    /// <summary><c>scale-down</c></summary>
    ScaleDown,
}
