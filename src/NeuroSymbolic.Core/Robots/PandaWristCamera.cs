using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>The camera in the hand of the Panda, as <c>simulations/robots/panda.xml</c> mounts it: beside the fingers, tilted towards
/// what is below them by 20°.</summary>
public static class PandaWristCamera
{
    /// <summary>Its name, for <see cref="Observation.Capture"/>.</summary>
    public const string Name = "wrist";

    /// <summary>Its calibration in the frame of the hand, whose z axis is the way the fingers point and whose y axis the way they close.</summary>
    public static CameraDescription InHand { get; } = new()
    {
        PositionMetres = new(0.07f, 0, 0.03f),
        Forward = Vector3.Normalize(new(-0.342f, 0, 0.9397f)),
        Up = Vector3.Normalize(new(0.9397f, 0, 0.342f)),
        FieldOfViewDegrees = 75,
    };

    /// <summary>Its calibration in the world frame at the moment when the hand is there.</summary>
    /// <param name="hand">The hand's pose in the world frame.</param>
    public static CameraDescription At(Pose hand) => InHand with
    {
        PositionMetres = hand.Position + Vector3.Transform(InHand.PositionMetres, hand.Orientation),
        Forward = Vector3.Transform(InHand.Forward, hand.Orientation),
        Up = Vector3.Transform(InHand.Up, hand.Orientation),
    };
}
