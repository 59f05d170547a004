namespace NeuroSymbolic.Core;

/// <summary>Where one object is believed to be.</summary>
/// <param name="Name">The object's symbol, such as <c>cube1</c>.</param>
/// <param name="Pose">Pose of its centre in the world frame.</param>
/// <param name="Confidence">Belief that it is there, 0 to 1.</param>
public sealed record ObjectEstimate(string Name, Pose Pose, double Confidence);
