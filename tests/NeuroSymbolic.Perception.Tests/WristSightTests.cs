using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

/// <summary>The close look on drawn pictures: boxes whose place, colour and light are known exactly.</summary>
public sealed class WristSightTests
{
    private const int Side = 256;

    // the hand a palm above the middle area, its fingers down
    private static readonly RobotReading Robot = new(
        [0.034, 0.276, 0, -2.187, 0, 2.463, 0.82], [0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0], FingerOpeningMetres: 0.08);

    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
    private static readonly Vector3 Tool =
        Hanoi.ToolInWorld(Robot.JointPositions.AsSpan()).Position;

    private static readonly Vector3 Blue = new(58, 139, 208);
    private static readonly Vector3 Red = new(196, 52, 45);
    private static readonly Vector3 Grey = new(150, 150, 155);
    private static readonly Vector3 White = new(205, 205, 210);
    private static readonly ObjectDescription[] Areas = [.. Hanoi.Areas];

    private readonly WristSight sight = new(Hanoi);

    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(0.015f, 0, 1)]
    [InlineData(-0.02f, 0.013f, 1)]
    [InlineData(0.004f, -0.021f, 0.35f)]
    [InlineData(0.004f, -0.021f, 1.6f)]
    public void A_box_is_found_to_a_fraction_of_a_millimetre_in_any_light(float x, float y, float light)
    {
        Vector3 expected = Tool with { Z = Tool.Z - 0.07f };
        Vector3 there = expected + new Vector3(x, y, 0);
        ObjectEstimate? seen = Find("cube1", Picture(light, (there, 0.04f, Blue)), expected);
        Assert.NotNull(seen);
        Assert.True(Vector3.Distance(there, seen.Pose.Position) < 0.0005f, $"{there} and {seen.Pose.Position}");
    }

    [Fact]
    public void What_stands_under_it_in_another_colour_does_not_draw_it_aside()
    {
        Vector3 expected = Tool with { Z = Tool.Z - 0.07f };
        Vector3 there = expected + new Vector3(0.006f, 0.005f, 0);
        ObjectEstimate? seen = Find("cube1", Picture(1, (expected - new Vector3(0.01f, 0.01f, 0.045f), 0.05f, Red), (there, 0.04f, Blue)), expected);
        Assert.True(Vector3.Distance(there, seen!.Pose.Position) < 0.0005f);
    }

    [Fact]
    public void Nothing_a_thing_of_another_colour_and_one_that_lies_lower_are_not_it()
    {
        Vector3 expected = Tool with { Z = Tool.Z - 0.07f };
        Assert.Null(Find("cube1", Picture(1), expected));
        Assert.Null(Find("cube1", Picture(0), expected));
        Assert.Null(Find("cube1", Picture(1, (expected, 0.04f, Red)), expected));
        Assert.Null(Find("cube1", Picture(1, (expected - new Vector3(0, 0, 0.06f), 0.04f, Blue)), expected));
        Assert.Null(Find("cube1", Picture(1, (expected + new Vector3(0.06f, 0, 0), 0.04f, Blue)), expected));
    }

    [Fact]
    public void A_thing_without_colour_stays_where_it_was_believed_to_be()
    {
        DomainDescription grey = Hanoi with { Objects = [.. Hanoi.Objects.Select(item => item with { Colour = null })] };
        var expected = new ObjectEstimate("cube1", new Pose(Tool, Quaternion.Identity), 1);
        Assert.Same(expected, new WristSight(grey).Find(Picture(1), Robot, expected));
    }

    [Fact]
    public void An_unknown_word_for_a_colour_is_refused_with_those_there_are()
    {
        DomainDescription strange = Hanoi with { Objects = [.. Hanoi.Objects.Select(item => item with { Colour = "taupe" })] };
        string message = Assert.Throws<InputException>(() => new WristSight(strange)).Message;
        Assert.Contains("the colour of cube1 is 'taupe'; known are red, orange, yellow, ", message, StringComparison.Ordinal);
    }

    private ObjectEstimate? Find(string name, CameraImage picture, Vector3 expected) =>
        sight.Find(picture, Robot, new ObjectEstimate(name, new Pose(expected, Quaternion.Identity), 1));

    // each pixel shows the nearest box that its ray meets: the slab test (Kay and Kajiya 1986)
    private static CameraImage Picture(float light, params (Vector3 Centre, float Size, Vector3 Colour)[] boxes)
    {
        Pose hand = Hanoi.Robot.HandInBase(Robot.JointPositions.AsSpan());
        CameraDescription calibration = Hanoi.Cameras[Hanoi.HandCamera].CarriedBy(hand with { Position = Hanoi.RobotBaseMetres + hand.Position });
        var camera = new PinholeCamera(calibration);
        byte[] pixels = new byte[Side * Side * 3];
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            Vector2 place = new Vector2((pixel % Side) + 0.5f, (pixel / Side) + 0.5f) / Side;
            Vector3 ray = camera.PointAtHeight(place, 0) - calibration.PositionMetres;
            Vector3 ground = camera.PointAtHeight(place, Areas[0].SurfaceMetres!.Value.Z);
            (float nearest, Vector3 colour) = (float.PositiveInfinity, Array.Exists(Areas, area => IsOn(area, ground)) ? White : Grey);
            foreach ((Vector3 centre, float size, Vector3 paint) in boxes)
            {
                Vector3 one = (centre - new Vector3(size / 2) - calibration.PositionMetres) / ray;
                Vector3 other = (centre + new Vector3(size / 2) - calibration.PositionMetres) / ray;
                Vector3 enter = Vector3.Min(one, other), leave = Vector3.Max(one, other);
                float first = MathF.Max(enter.X, MathF.Max(enter.Y, enter.Z));
                if (first < MathF.Min(leave.X, MathF.Min(leave.Y, leave.Z)) && first < nearest)
                {
                    // the sides are in the shade
                    (nearest, colour) = (first, first == enter.Z ? paint : 0.55f * paint);
                }
            }

            colour = Vector3.Clamp(light * colour, Vector3.Zero, new Vector3(byte.MaxValue));
            (pixels[3 * pixel], pixels[(3 * pixel) + 1], pixels[(3 * pixel) + 2]) = ((byte)colour.X, (byte)colour.Y, (byte)colour.Z);
        }

        return new CameraImage(Side, Side, pixels);

        static bool IsOn(ObjectDescription area, Vector3 ground)
        {
            Vector3 from = Vector3.Abs(ground - area.SurfaceMetres!.Value);
            return from.X < area.SizeMetres.X / 2 && from.Y < area.SizeMetres.Y / 2;
        }
    }
}
