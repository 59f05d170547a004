using System.Numerics;

namespace NeuroSymbolic.Simulations;

/// <summary>A camera that the scene does not have, given by what it looks at.</summary>
/// <param name="LookAtMetres">The point in the middle of the picture, world frame, m.</param>
/// <param name="DistanceMetres">From that point to the camera, m.</param>
/// <param name="AzimuthRadians">Direction of view about the vertical: 0 looks along +x, π/2 along +y.</param>
/// <param name="ElevationRadians">Direction of view above the horizontal: -π/2 looks straight down.</param>
public sealed record FreeCamera(Vector3 LookAtMetres, float DistanceMetres, float AzimuthRadians, float ElevationRadians);
