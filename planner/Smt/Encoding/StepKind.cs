namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>What one step of a formula may hold.</summary>
internal enum StepKind
{
    /// <summary>Actions that all see the state before the step: see <see cref="ParallelSteps"/>.</summary>
    Parallel,

    /// <summary>Actions in one order, each of which sees what the ones before it did: see <see cref="PatternSteps"/>.</summary>
    Pattern,
}
