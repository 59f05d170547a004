using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception.Tests;

/// <summary>Registration on drawn pictures: bright areas on a darker table, seen by cameras whose turn is known exactly.</summary>
public sealed class CameraRegistrationTests
{
    private const int Side = 256;
    private const int RaysAcrossPixel = 3;
    private const float OutlineMetres = 0.003f;

    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));
    private static readonly CameraDescription Calibration = Hanoi.Cameras["agentview"];
    private static readonly PinholeCamera Calibrated = new(Calibration);
    private static readonly ObjectDescription[] Areas = [.. Hanoi.Objects.Where(item => !item.IsMovable)];

    private readonly CameraRegistration registration = new(Hanoi, Calibration);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_turned_camera_is_found_to_a_quarter_of_a_pixel_though_things_lie_across_the_borders(int seed)
    {
        var random = new Random(seed);
        PinholeCamera camera = Calibrated.Turned(0.002f * new Vector3(Gaussian(random), Gaussian(random), Gaussian(random)));
        byte[] pixels = Picture(camera, table: 170, area: 230);
        for (int thing = 0; thing < 6; thing++)
        {
            Paint(pixels, 30 + random.Next(180), 165 + random.Next(50), 10 + random.Next(14), (byte)random.Next(256));
        }

        Assert.InRange(Distance(registration.Register(new CameraImage(Side, Side, pixels)), camera), 0, 0.25f);
    }

    [Fact]
    public void Dark_areas_on_a_bright_table_serve_as_well()
    {
        PinholeCamera camera = Calibrated.Turned(new Vector3(0.003f, -0.002f, 0.004f));
        CameraImage picture = new(Side, Side, Picture(camera, table: 200, area: 90));
        Assert.InRange(Distance(registration.Register(picture), camera), 0, 0.1f);
    }

    [Fact]
    public void Where_no_border_is_seen_the_calibration_holds()
    {
        Assert.Equal(0, Distance(registration.Register(new CameraImage(Side, Side, new byte[Side * Side * 3])), Calibrated));
    }

    [Fact]
    public void A_picture_of_something_else_does_not_turn_the_camera_far()
    {
        byte[] noise = new byte[Side * Side * 3];
        new Random(1).NextBytes(noise);
        Assert.InRange(Distance(registration.Register(new CameraImage(Side, Side, noise)), Calibrated), 0, 4);
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

        // an outline of the table's own brightness leaves less to be seen
        static bool IsInside(Vector3 point) => Array.Exists(Areas, area =>
        {
            Vector3 from = Vector3.Abs(point - area.SurfaceMetres!.Value);
            return from.X < (area.SizeMetres.X / 2) - OutlineMetres && from.Y < (area.SizeMetres.Y / 2) - OutlineMetres;
        });
    }

    private static void Paint(byte[] pixels, int column, int row, int size, byte grey)
    {
        for (int line = row; line < row + size; line++)
        {
            pixels.AsSpan(3 * ((line * Side) + column), 3 * size).Fill(grey);
        }
    }

    private static float Gaussian(Random random) =>
        MathF.Sqrt(-2 * MathF.Log(1 - random.NextSingle())) * MathF.Cos(2 * MathF.PI * random.NextSingle());
}
