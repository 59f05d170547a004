namespace NeuroSymbolic.Planner;

/// <summary>Why planning ended.</summary>
public enum PlanStatus
{
    /// <summary>There is a plan, and it is proved that none is shorter.</summary>
    SolvedOptimally,

    /// <summary>There is a plan; a shorter one was not ruled out.</summary>
    Solved,

    /// <summary>It is proved that there is no plan.</summary>
    Unsolvable,

    /// <summary>It is proved that there is no plan of at most the largest length that was allowed.</summary>
    HorizonExhausted,

    /// <summary>The time limit came first.</summary>
    TimeLimit,

    /// <summary>The deterministic budget came first.</summary>
    BudgetExhausted,

    /// <summary>The task or the search outgrew the memory that it may take.</summary>
    MemoryLimit,
}
