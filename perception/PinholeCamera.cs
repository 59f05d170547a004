using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Maps between points of the world and of a square picture, for a calibrated camera without lens distortion.</summary>
/// <remarks>Picture coordinates: x from the left edge (0) to the right one (1), y from the upper edge (0) to the lower one (1).</remarks>
public sealed class PinholeCamera
{
    private readonly Vector3 position;
    private readonly Vector3 right;
    private readonly Vector3 up;
    private readonly Vector3 forward;
    private readonly float edgesPerTangent;

    /// <summary>A camera from its calibration.</summary>
    public PinholeCamera(CameraDescription calibration)
    {
        position = calibration.PositionMetres;
        forward = Vector3.Normalize(calibration.Forward);
        right = Vector3.Normalize(Vector3.Cross(forward, calibration.Up));
        up = Vector3.Cross(right, forward);
        edgesPerTangent = 0.5f / (float)Math.Tan(double.DegreesToRadians(calibration.FieldOfViewDegrees) / 2);
    }

    private PinholeCamera(PinholeCamera other, Quaternion turn, Vector3 shift)
    {
        position = other.position + shift;
        edgesPerTangent = other.edgesPerTangent;
        right = Vector3.Transform(other.right, turn);
        up = Vector3.Transform(other.up, turn);
        forward = Vector3.Transform(other.forward, turn);
    }

    /// <summary>The camera after a turn about its pinhole and a shift.</summary>
    /// <param name="turnRadians">Rotation vector in the camera's axes: right, up, forward.</param>
    /// <param name="shiftMetres">How far the pinhole moves, in the same axes.</param>
    public PinholeCamera Moved(Vector3 turnRadians, Vector3 shiftMetres)
    {
        Vector3 axis = InWorld(turnRadians);
        float angle = axis.Length();
        Quaternion turn = angle == 0 ? Quaternion.Identity : Quaternion.CreateFromAxisAngle(axis / angle, angle);
        return new PinholeCamera(this, turn, InWorld(shiftMetres));
    }

    /// <summary>Whether a point of the world, metres, is before the camera and within its picture.</summary>
    public bool Sees(Vector3 point)
    {
        Vector2 picture = Project(point);
        return Vector3.Dot(point - position, forward) > 0 && picture is { X: >= 0 and <= 1, Y: >= 0 and <= 1 };
    }

    /// <summary>Where a point of the world, metres, is seen in the picture; outside [0, 1] it is out of view.</summary>
    public Vector2 Project(Vector3 point)
    {
        Vector3 ray = point - position;
        float depth = Vector3.Dot(ray, forward);
        return new Vector2(
            0.5f + (edgesPerTangent * Vector3.Dot(ray, right) / depth),
            0.5f - (edgesPerTangent * Vector3.Dot(ray, up) / depth));
    }

    /// <summary>The point at a height, metres, that is seen at a place of the picture.</summary>
    public Vector3 PointAtHeight(Vector2 picture, float height)
    {
        Vector3 ray = Ray(picture);
        return position + (ray * ((height - position.Z) / ray.Z));
    }

    /// <summary>The point at a depth before the camera, metres, that is seen at a place of the picture.</summary>
    public Vector3 PointAhead(Vector2 picture, float depth) => position + (depth * Ray(picture));

    /// <summary>Of the points that are seen at a place of the picture the nearest one to another point of the world, metres.</summary>
    public Vector3 PointNearest(Vector2 picture, Vector3 point)
    {
        Vector3 ray = Ray(picture);
        return position + (ray * (Vector3.Dot(point - position, ray) / ray.LengthSquared()));
    }

    private Vector3 InWorld(Vector3 camera) => (camera.X * right) + (camera.Y * up) + (camera.Z * forward);

    private Vector3 Ray(Vector2 picture) =>
        forward + (right * ((picture.X - 0.5f) / edgesPerTangent)) + (up * ((0.5f - picture.Y) / edgesPerTangent));
}
