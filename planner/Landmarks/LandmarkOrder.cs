namespace NeuroSymbolic.Planner.Landmarks;

/// <summary>One landmark comes before another.</summary>
/// <param name="Before">The number of the earlier one in its graph.</param>
/// <param name="After">The number of the later one.</param>
/// <param name="Kind">How sure that is.</param>
internal readonly record struct LandmarkOrder(int Before, int After, LandmarkOrderKind Kind);
