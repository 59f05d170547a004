namespace NeuroSymbolic.Planner;

/// <summary>What makes a plan good.</summary>
public enum PlanMetric
{
    /// <summary>The problem's own metric; the number of steps where it has none.</summary>
    Cost,

    /// <summary>The number of steps, whatever the problem's metric is.</summary>
    Length,

    /// <summary>The energy that the steps are expected to take.</summary>
    Energy,
}
