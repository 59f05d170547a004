namespace NeuroSymbolic.Planner;

/// <summary>How much work different things are against each other; measured, and the same on every machine, since what a search does
/// must not depend on time.</summary>
internal static class Effort
{
    /// <summary>How many states blind search expands while an estimate from relaxed operators is computed once.</summary>
    public static long BlindPerEvaluation(RelaxedTask relaxed) => Math.Clamp(relaxed.OperatorCount / 4, 20, 1000);
}
