using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>How much of a thing a camera can see past others and the hand.</summary>
/// <remarks>Things are taken as upright and unturned boxes, the hand as three, so that the share is rough; what is wholly hidden has none.</remarks>
public static class LineOfSight
{
    private const int PointsAlongEdge = 6;

    // middle and half size relative to the tool point, metres: flange and link behind it, hand, wrist camera
    private static readonly (Vector3 Middle, Vector3 Half)[] Hand =
    [
        (new(0, 0, 0.28f), new(0.05f, 0.05f, 0.12f)),
        (new(0, 0, 0.075f), new(0.03f, 0.1f, 0.04f)),
        (new(0.054f, 0, 0.085f), new(0.025f, 0.022f, 0.012f)),
    ];

    /// <summary>The part of a thing's upper and front face, those that a camera in front and above may see, with nothing before it, 0 to 1.</summary>
    /// <param name="thing">The thing.</param>
    /// <param name="others">What else there is; the thing itself among them is passed over.</param>
    /// <param name="tool">The point between the finger tips, metres.</param>
    /// <param name="camera">Where the camera is, metres.</param>
    public static float SeenShare(ObjectState thing, IEnumerable<ObjectState> others, Vector3 tool, Vector3 camera)
    {
        (Vector3 middle, Vector3 half) = Box(thing);
        (Vector3 Middle, Vector3 Half)[] obstacles =
        [
            .. others.Where(other => other.Item.Name != thing.Item.Name && !IsIn(thing, other)).Select(Box),
            .. Hand.Select(part => (tool + part.Middle, part.Half)),
        ];
        int seen = 0;
        for (int row = 0; row < PointsAlongEdge; row++)
        {
            for (int column = 0; column < PointsAlongEdge; column++)
            {
                float across = Fraction(column), along = Fraction(row);
                seen += IsFree(middle + (half * new Vector3(along, across, 1)), camera, obstacles) ? 1 : 0;
                seen += IsFree(middle + (half * new Vector3(1, across, along)), camera, obstacles) ? 1 : 0;
            }
        }

        return seen / (2f * PointsAlongEdge * PointsAlongEdge);

        static float Fraction(int step) => -1 + (2 * (step + 0.5f) / PointsAlongEdge);
    }

    // walls are thin and low beside what they hold
    private static bool IsIn(ObjectState thing, ObjectState other) => other.Item.Inside is { } room && room.Contains(other.Pose, thing.Pose.Position);

    private static (Vector3 Middle, Vector3 Half) Box(ObjectState thing) => (thing.Pose.Position, thing.Item.SizeMetres / 2);

    // the slab test of a line segment against boxes (Kay and Kajiya 1986)
    private static bool IsFree(Vector3 from, Vector3 to, (Vector3 Middle, Vector3 Half)[] obstacles) =>
        Array.TrueForAll(obstacles, box =>
        {
            Vector3 one = (box.Middle - box.Half - from) / (to - from);
            Vector3 other = (box.Middle + box.Half - from) / (to - from);
            Vector3 enter = Vector3.Min(one, other), leave = Vector3.Max(one, other);
            float first = MathF.Max(0, MathF.Max(enter.X, MathF.Max(enter.Y, enter.Z)));
            float last = MathF.Min(1, MathF.Min(leave.X, MathF.Min(leave.Y, leave.Z)));
            return first > last;
        });
}
