using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Finds a thing below the hand with the camera at the wrist, which comes much nearer to it than one beside the table.</summary>
/// <remarks>
/// The thing's size and the word for its colour are known, its height is told by what it stands on. So only its place on that level is
/// sought: where the outline of a box of its size covers most of its colour and least of anything else. Nothing is learned, and the hue is
/// the same in weak and strong light. The areas in view tell how the camera really sits in the hand. A pixel is half a millimetre at the usual height, and the outline averages over hundreds of them.
/// </remarks>
public sealed class WristSight
{
    // further off it no longer stands on what it was seen on
    private const float ReachMetres = 0.03f;

    private const float CoarseStepMetres = 0.005f;
    private const float FinestStepMetres = 0.0001f;

    // digits take an eighth of a face and a turned box loses a sixth; one that lies a level lower fills less than half
    private const float LeastColouredShare = 0.6f;

    private readonly DomainDescription domain;
    private readonly CameraDescription mounted;
    private readonly CameraRegistration registration;
    private readonly ImmutableDictionary<string, float> hues;

    /// <summary>The sight for a domain's objects that have a colour.</summary>
    /// <exception cref="InputException">A colour's word is not known.</exception>
    public WristSight(DomainDescription domain)
    {
        this.domain = domain;
        mounted = domain.Camera(domain.HandCamera);
        registration = new CameraRegistration(domain);
        hues = (
            from item in domain.Objects
            where item is { IsMovable: true, Colour: not null }
            let hue = ColourWords.Hue(item, domain)
            where hue is not null && item.Grasp is null
            select KeyValuePair.Create(item.Name, hue.Value)).ToImmutableDictionary();
    }

    /// <summary>Where a thing is, as the wrist camera sees it.</summary>
    /// <param name="picture">The wrist camera's picture.</param>
    /// <param name="robot">The robot's readings at that moment.</param>
    /// <param name="expected">Where it is believed to be; its height is taken from there.</param>
    /// <returns>The belief with the place that was seen; null when nothing of its colour and size is near. A thing without a hue,
    /// or that is no box, stays where it was believed to be.</returns>
    public ObjectEstimate? Find(CameraImage picture, RobotReading robot, ObjectEstimate expected)
    {
        if (!hues.TryGetValue(expected.Name, out float hue))
        {
            return expected;
        }

        Pose hand = domain.Robot.HandInBase(robot.JointPositions.AsSpan());
        PinholeCamera camera = registration.Register(
            picture, mounted.CarriedBy(hand with { Position = domain.RobotBaseMetres + hand.Position }));
        var map = new ColourMap(picture, hue, [.. hues.Values]);
        var outline = new BoxOutline(picture.Width, picture.Height);
        Vector3 size = domain.Find(expected.Name).SizeMetres, middle = expected.Pose.Position;
        (Vector3 Place, float Gain) best = (middle, float.NegativeInfinity);
        for (float x = -ReachMetres; x <= ReachMetres; x += CoarseStepMetres)
        {
            for (float y = -ReachMetres; y <= ReachMetres; y += CoarseStepMetres)
            {
                Try(middle + new Vector3(x, y, 0));
            }
        }

        for (float step = CoarseStepMetres / 2; step > FinestStepMetres; step /= 2)
        {
            Vector3 centre;
            do
            {
                centre = best.Place;
                Try(centre + new Vector3(step, 0, 0));
                Try(centre - new Vector3(step, 0, 0));
                Try(centre + new Vector3(0, step, 0));
                Try(centre - new Vector3(0, step, 0));
            }
            while (best.Place != centre);
        }

        (float coloured, float area) = Cover(best.Place);
        return coloured >= LeastColouredShare * area && area > 0
            ? expected with { Pose = expected.Pose with { Position = best.Place } }
            : null;

        void Try(Vector3 place)
        {
            if (Vector3.Distance(place, middle) > ReachMetres)
            {
                return;
            }

            (float coloured, float area) = Cover(place);
            float gain = (2 * coloured) - area;
            best = gain > best.Gain ? (place, gain) : best;
        }

        (float Coloured, float Area) Cover(Vector3 place)
        {
            outline.Draw(camera, place, size);
            float coloured = 0, area = 0;
            for (int row = outline.Rows.First; row < outline.Rows.End; row++)
            {
                (float from, float to) = outline.Stretch(row);
                coloured += map.Count(row, from, to);
                area += to - from;
            }

            return (coloured, area);
        }
    }
}
