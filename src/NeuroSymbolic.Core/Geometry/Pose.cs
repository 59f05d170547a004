using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>A rigid placement: where a frame's origin lies, in metres, and how it is turned.</summary>
/// <remarks>Right-handed, world z up. Single precision resolves 0.1 µm within two metres, far below any reading used here.
/// <see cref="Quaternion"/> stores x y z w; text and engines use w x y z, so convert at those borders only.</remarks>
/// <param name="Position">Origin in the parent frame, metres.</param>
/// <param name="Orientation">Unit quaternion, parent from child.</param>
public readonly record struct Pose(Vector3 Position, Quaternion Orientation)
{
    /// <summary>The parent frame itself.</summary>
    public static Pose Identity => new(Vector3.Zero, Quaternion.Identity);

    /// <summary>Turn about the vertical axis in radians, in (-π, π]: where the child's x axis points, seen from above.</summary>
    public float Yaw
    {
        get
        {
            Vector3 x = Vector3.Transform(Vector3.UnitX, Orientation);
            return MathF.Atan2(x.Y, x.X);
        }
    }

    /// <summary>A pose that is turned about the vertical only.</summary>
    /// <param name="position">Origin in the parent frame, metres.</param>
    /// <param name="yaw">Turn about the parent's z axis, radians.</param>
    public static Pose Upright(Vector3 position, float yaw) => new(position, Quaternion.CreateFromAxisAngle(Vector3.UnitZ, yaw));

    /// <summary>The same angle in [-π, π].</summary>
    public static float Wrapped(float radians) => MathF.IEEERemainder(radians, MathF.Tau);

    /// <summary>Where a point of the child frame lies in the parent frame, metres.</summary>
    public Vector3 PointAt(Vector3 pointInChild) => Position + Vector3.Transform(pointInChild, Orientation);

    /// <summary>Where a point of the parent frame lies in the child frame, metres.</summary>
    public Vector3 PointFrom(Vector3 pointInParent) => Vector3.Transform(pointInParent - Position, Quaternion.Inverse(Orientation));

    /// <summary>The pose of <paramref name="grandchildInChild"/> in this pose's parent frame.</summary>
    public Pose Compose(Pose grandchildInChild) => new(
        Position + Vector3.Transform(grandchildInChild.Position, Orientation),
        Quaternion.Normalize(Orientation * grandchildInChild.Orientation));
}
