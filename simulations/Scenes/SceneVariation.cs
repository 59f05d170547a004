using System.Numerics;

namespace NeuroSymbolic.Simulations;

/// <summary>How a scene differs from its file as one laboratory differs from another: cameras a little off, other light.</summary>
/// <param name="CameraShiftMetres">Added to the position of each calibrated camera, world axes.</param>
/// <param name="CameraTurnRadians">Rotation vector, world axes, by which each calibrated camera is turned.</param>
/// <param name="LightTurn">Added to the direction of each light.</param>
/// <param name="Brightness">Factor on the colour of each light.</param>
public sealed record SceneVariation(
    Vector3 CameraShiftMetres, Vector3 CameraTurnRadians, Vector3 LightTurn, float Brightness);
