using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>What the cameras show of the bare table: flaws there are learned by every network.</summary>
public sealed class SceneLookTests
{
    private static readonly DomainDescription Hanoi = DomainDescription.Load(Path.Combine(Repository.Domains, "hanoi"));

    [Theory]
    [InlineData("agentview", 96)]
    [InlineData("agentview", 256)]
    [InlineData("study", 224)]
    [InlineData("agentview", 480)]
    public void Areas_are_of_one_colour_without_specks_and_stand_out_from_the_table_in_strong_and_weak_light(string camera, int side)
    {
        foreach (float brightness in (float[])[0.8f, 1, 1.2f])
        {
            DomainDescription domain = Hanoi with
            {
                Cameras = Hanoi.Cameras.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value with { SidePixels = side }),
            };
            using World world = World.Load(domain, [], new SceneVariation(Vector3.Zero, Vector3.Zero, Vector3.Zero, brightness));
            world.Reset(SceneState.Empty);
            CameraImage picture = world.Observe().Capture(camera);
            var pinhole = new PinholeCamera(domain.Camera(camera));
            int[] table = Greys(picture, pinhole, new Vector3(0.2f, 0.02f, 0.8f), 0.1f);
            foreach (ObjectDescription area in domain.Objects.Where(item => !item.IsMovable))
            {
                int[] greys = Greys(picture, pinhole, area.SurfaceMetres!.Value, 0.045f);
                Assert.True(greys.Length > 20);
                Assert.InRange(greys[^1] - greys[0], 0, 12);
                Assert.InRange(greys[0] - table[^1], 15, 255);
                Assert.True(greys[^1] < 255, "an area is overexposed");
            }
        }
    }

    // brightness of the pixels that show a square of the table, ascending
    private static int[] Greys(CameraImage picture, PinholeCamera camera, Vector3 middle, float half)
    {
        var greys = new List<int>();
        for (int pixel = 0; pixel < picture.Width * picture.Height; pixel++)
        {
            var place = new Vector2(((pixel % picture.Width) + 0.5f) / picture.Width, ((pixel / picture.Width) + 0.5f) / picture.Height);
            Vector3 away = Vector3.Abs(camera.PointAtHeight(place, middle.Z) - middle);
            if (away.X < half && away.Y < half)
            {
                ReadOnlySpan<byte> colour = picture.Pixels.Span.Slice(3 * pixel, 3);
                greys.Add((colour[0] + colour[1] + colour[2]) / 3);
            }
        }

        greys.Sort();
        return [.. greys];
    }
}
