namespace NeuroSymbolic.Experiments;

/// <summary>How near an episode came to its goal.</summary>
/// <param name="StartSteps">Steps from the start to the goal.</param>
/// <param name="LeastSteps">Steps to the goal from the nearest state that was reached; not above those from the start.</param>
/// <param name="IsExact">Whether no plan is shorter, and no state that was reached is nearer; else both are estimates from above.</param>
public sealed record GoalDistance(int StartSteps, int LeastSteps, bool IsExact)
{
    /// <summary>What the column <c>distance_source</c> says of distances that are proved.</summary>
    public const string Exact = "exact";

    /// <summary>What it says of those that are not.</summary>
    public const string Estimate = "estimate";

    /// <summary>What the column says of these.</summary>
    public string Source => IsExact ? Exact : Estimate;
}
