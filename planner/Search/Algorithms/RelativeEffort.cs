using NeuroSymbolic.Planner.Search.Heuristics;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>How much work one kind of computation is in terms of another. The figures come from sizes and not from a clock, so that a
/// search does the same on every machine.</summary>
/// <remarks>Blind search spends its time on successors, some tenth of a microsecond each, estimates on operators: a relaxed plan about
/// a fortieth of a microsecond for each, landmark cuts four times that. Width search spends a microsecond or two on a successor.</remarks>
internal static class RelativeEffort
{
    private const double LeastSuccessors = 20;
    private const double SuccessorsPerNovelty = 10;

    /// <summary>How many states width search expands while a relaxed plan is computed.</summary>
    public static double ExpansionsPerRelaxedPlan(RelaxedTask relaxed, BestFirstWidthSearch width) =>
        Math.Max(LeastSuccessors, relaxed.OperatorCount / 4.0) / (width.Branching * SuccessorsPerNovelty);

    /// <summary>How many states blind search expands while landmark cuts are computed.</summary>
    public static double ExpansionsPerCuts(RelaxedTask relaxed, AStarSearch blind) =>
        Math.Max(LeastSuccessors, relaxed.OperatorCount) / blind.Branching;
}
