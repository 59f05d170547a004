namespace NeuroSymbolic.Planner;

/// <summary>The ways to find a plan.</summary>
public enum PlanEngine
{
    /// <summary>One engine begins and the other goes on; see <see cref="PddlPlanner"/> for the rule.</summary>
    Auto,

    /// <summary>Z3 on a growing number of steps.</summary>
    Smt,

    /// <summary>Heuristic search over the states of the task: greedy and best-first width search for a plan, A* for a cheapest one.</summary>
    Search,
}
