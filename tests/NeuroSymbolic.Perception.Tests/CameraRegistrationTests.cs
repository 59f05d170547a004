using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

/// <summary>Registration on drawn pictures: bright areas on a darker table, seen by cameras whose turn is known exactly.</summary>
public sealed class CameraRegistrationTests
{
    private const int Side = 256;
    private const int RaysAcrossPixel = 3;

    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
    private static readonly CameraDescription Calibration = Hanoi.Cameras["agentview"];
    private static readonly PinholeCamera Calibrated = new(Calibration);
    private static readonly ObjectDescription[] Areas = [.. Hanoi.Areas];

    private readonly CameraRegistration registration = new(Hanoi);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_camera_that_is_off_is_found_to_a_quarter_of_a_pixel_though_things_lie_across_the_borders(int seed)
    {
        var random = new Random(seed);
        PinholeCamera camera = Calibrated.Moved(0.001f * Draw(random), 0.001f * Draw(random));
        byte[] pixels = Picture(camera, table: 170, area: 230);
        for (int thing = 0; thing < 6; thing++)
        {
            Paint(pixels, 30 + random.Next(180), 165 + random.Next(50), 10 + random.Next(14), (byte)random.Next(256));
        }

        Assert.InRange(Distance(registration.Register(new CameraImage(Side, Side, pixels), Calibration), camera), 0, 0.25f);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_camera_that_sits_askew_in_the_hand_is_found_to_half_a_millimetre_a_palm_below_it(int seed)
    {
        var random = new Random(seed);
        CameraDescription carried = Hanoi.Cameras[Hanoi.HandCamera].CarriedBy(
            new Pose(new Vector3(0, 0.02f, 1.05f), Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI)));
        var mounted = new PinholeCamera(carried);
        PinholeCamera camera = mounted.Moved(0.001f * Draw(random), 0.001f * Draw(random));
        PinholeCamera found = registration.Register(new CameraImage(Side, Side, Picture(camera, table: 170, area: 220)), carried);

        // where both say that a thing is that stands in the middle of the view
        Vector2 thing = camera.Project(new Vector3(0.01f, 0.02f, 0.86f));
        float before = Vector3.Distance(mounted.PointAtHeight(thing, 0.86f), camera.PointAtHeight(thing, 0.86f));
        float after = Vector3.Distance(found.PointAtHeight(thing, 0.86f), camera.PointAtHeight(thing, 0.86f));
        Assert.True(after < 0.0005f && after < before / 2, $"{1000 * before:F2} and {1000 * after:F2} mm");
    }

    [Theory]
    [InlineData(17, 0, 0, 0)]
    [InlineData(-17, 0, 0, 0)]
    [InlineData(0, 17, 0, 0)]
    [InlineData(0, -17, 0, 0)]
    [InlineData(0, 0, 17, 0)]
    [InlineData(0, 0, -17, 0)]
    [InlineData(12, -12, 5, 10)]
    [InlineData(-10, 10, -10, -10)]
    public void A_camera_that_was_knocked_by_a_degree_or_a_centimetre_is_found_too(float right, float up, float forward, float aside)
    {
        PinholeCamera camera = Calibrated.Moved(0.001f * new Vector3(right, up, forward), 0.001f * new Vector3(aside, 0, 0));
        byte[] pixels = Picture(camera, table: 170, area: 230);
        var random = new Random(1);
        for (int thing = 0; thing < 6; thing++)
        {
            Paint(pixels, 30 + random.Next(180), 165 + random.Next(50), 10 + random.Next(14), (byte)random.Next(256));
        }

        var picture = new CameraImage(Side, Side, pixels);
        Assert.InRange(Distance(registration.Register(picture, Calibration, mayBeKnocked: true), camera), 0, 0.5f);
    }

    [Fact]
    public void Dark_areas_on_a_bright_table_serve_as_well()
    {
        PinholeCamera camera = Calibrated.Moved(new Vector3(0.001f, -0.001f, 0.002f), Vector3.Zero);
        CameraImage picture = new(Side, Side, Picture(camera, table: 200, area: 90));
        Assert.InRange(Distance(registration.Register(picture, Calibration), camera), 0, 0.25f);
    }

    [Fact]
    public void Where_no_border_is_seen_the_calibration_holds()
    {
        Assert.Equal(0, Distance(registration.Register(new CameraImage(Side, Side, new byte[Side * Side * 3]), Calibration), Calibrated));
    }

    [Fact]
    public void A_picture_of_something_else_does_not_turn_the_camera_far()
    {
        byte[] noise = new byte[Side * Side * 3];
        new Random(1).NextBytes(noise);
        Assert.InRange(Distance(registration.Register(new CameraImage(Side, Side, noise), Calibration), Calibrated), 0, 4);
    }

    // the largest distance between what both cameras see of the areas' corners and of points above them, pixels
    private static float Distance(PinholeCamera one, PinholeCamera other) => Areas.Max(area => new[] { 0, 0.2f }.Max(height =>
    {
        Vector3 point = area.SurfaceMetres!.Value + new Vector3(area.SizeMetres.X / 2, area.SizeMetres.Y / 2, height);
        return Side * Vector2.Distance(one.Project(point), other.Project(point));
    }));

    private static byte[] Picture(PinholeCamera camera, byte table, byte area)
    {
        byte[] pixels = new byte[Side * Side * 3];
        float height = Areas[0].SurfaceMetres!.Value.Z;
        for (int pixel = 0; pixel < Side * Side; pixel++)
        {
            float sum = 0;
            for (int ray = 0; ray < RaysAcrossPixel * RaysAcrossPixel; ray++)
            {
                var offset = new Vector2((ray % RaysAcrossPixel) + 0.5f, (ray / RaysAcrossPixel) + 0.5f);
                Vector2 place = (new Vector2(pixel % Side, pixel / Side) + (offset / RaysAcrossPixel)) / Side;
                sum += IsInside(camera.PointAtHeight(place, height)) ? area : table;
            }

            pixels.AsSpan(3 * pixel, 3).Fill((byte)(sum / (RaysAcrossPixel * RaysAcrossPixel)));
        }

        return pixels;

        static bool IsInside(Vector3 point) => Array.Exists(Areas, area =>
        {
            Vector3 from = Vector3.Abs(point - area.SurfaceMetres!.Value);
            return from.X < (area.SizeMetres.X / 2) && from.Y < (area.SizeMetres.Y / 2);
        });
    }

    private static void Paint(byte[] pixels, int column, int row, int size, byte grey)
    {
        for (int line = row; line < row + size; line++)
        {
            pixels.AsSpan(3 * ((line * Side) + column), 3 * size).Fill(grey);
        }
    }

    private static Vector3 Draw(Random random) => new(Gaussian(random), Gaussian(random), Gaussian(random));

    private static float Gaussian(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
