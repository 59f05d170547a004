using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>A movable thing in a scene: what it is and where.</summary>
/// <param name="Item">The thing.</param>
/// <param name="Pose">Where its middle is, world frame.</param>
public sealed record ObjectState(ObjectDescription Item, Pose Pose)
{
    /// <summary>Whether the fingers bear it.</summary>
    public bool IsHeld { get; init; }

    /// <summary>Whether it falls, slides or rocks, so that what it seems to stand on may not be what it will.</summary>
    public bool IsMoving { get; init; }

    /// <summary>World height of its lowest point, metres.</summary>
    public float BottomMetres => Pose.Position.Z - HalfHeightMetres;

    /// <summary>World height of its highest point, metres.</summary>
    public float TopMetres => Pose.Position.Z + HalfHeightMetres;

    // of a turned box: its half sizes, each as far as it points upwards
    private float HalfHeightMetres
    {
        get
        {
            Vector3 up = Vector3.Transform(Vector3.UnitZ, Quaternion.Inverse(Pose.Orientation));
            return Vector3.Dot(Vector3.Abs(up), Item.SizeMetres) / 2;
        }
    }
}
