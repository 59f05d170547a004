using System.Numerics;

namespace NeuroSymbolic.Simulations;

/// <summary>A thing on the table that is no part of any task, for the camera only: nothing touches it.</summary>
/// <param name="IsRound">Whether it is a cylinder that stands upright; if not it is a box.</param>
/// <param name="SizeMetres">Its size along x, y and z.</param>
/// <param name="PositionMetres">Its middle, world frame.</param>
/// <param name="Colour">Red, green and blue, 0 to 1.</param>
public sealed record StrayThing(bool IsRound, Vector3 SizeMetres, Vector3 PositionMetres, Vector3 Colour);
