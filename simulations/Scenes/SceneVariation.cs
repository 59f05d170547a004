using System.Numerics;

namespace NeuroSymbolic.Simulations;

/// <summary>How a scene differs from its file as one laboratory differs from another: cameras a little off, other light.</summary>
/// <param name="CameraShiftMetres">Added to the position of each calibrated camera, world axes; to that at the wrist in the hand's axes.</param>
/// <param name="CameraTurnRadians">Rotation vector by which each calibrated camera is turned, in the same axes.</param>
/// <param name="LightTurn">Added to the direction of each light.</param>
/// <param name="Brightness">Factor on the colour of each light.</param>
public sealed record SceneVariation(
    Vector3 CameraShiftMetres, Vector3 CameraTurnRadians, Vector3 LightTurn, float Brightness);
