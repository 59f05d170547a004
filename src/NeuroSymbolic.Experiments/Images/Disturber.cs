using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Disturbs scenes and pictures.</summary>
/// <param name="disturbances">Of what kinds.</param>
internal sealed class Disturber(Disturbances disturbances)
{
    private const float KnockMetres = 0.01f;
    private const float KnockRadians = MathF.PI / 180;
    private const float ExposureShare = 0.25f, ContrastShare = 0.1f, ColourShare = 0.05f;
    private const float LargestBlurPixels = 1.5f;
    private const float LargestNoise = 8;
    private const float BesideMetres = 0.02f;
    private const float TableHalfMetres = 0.36f;
    private const int Colours = 3;
    private const int StrayAttempts = 200;
    private static readonly Vector3 Smallest = new(0.02f, 0.02f, 0.01f), Largest = new(0.07f, 0.07f, 0.08f);

    /// <summary>The laboratory as it differs, disturbed.</summary>
    public SceneVariation Disturb(SceneVariation variation, Random random)
    {
        if (disturbances.HasFlag(Disturbances.KnockedCamera))
        {
            variation = variation with
            {
                CameraShiftMetres = variation.CameraShiftMetres + (KnockMetres * InBall(random)),
                CameraTurnRadians = variation.CameraTurnRadians + (KnockRadians * InBall(random)),
            };
        }

        return variation;
    }

    /// <summary>Strange things on the table, clear of the places and of the things of a scene.</summary>
    public ImmutableArray<StrayThing> Strays(DomainDescription domain, SceneState scene, Random random)
    {
        if (!disturbances.HasFlag(Disturbances.StrayThings))
        {
            return [];
        }

        (Vector3 Middle, Vector3 Size)[] others =
        [
            .. domain.Areas.Select(place => (place.SurfaceMetres!.Value, place.SizeMetres)),
            .. scene.Objects.Select(thing => (thing.Pose.Position, thing.Item.SizeMetres)),
        ];
        var strays = ImmutableArray.CreateBuilder<StrayThing>();
        int wanted = 2 + random.Next(4);
        for (int attempt = 0; attempt < StrayAttempts && strays.Count < wanted; attempt++)
        {
            var size = new Vector3(Between(Smallest.X, Largest.X), Between(Smallest.Y, Largest.Y), Between(Smallest.Z, Largest.Z));
            var spot = new Vector3(Between(-TableHalfMetres, TableHalfMetres), Between(-TableHalfMetres, TableHalfMetres), domain.TableMetres);
            if (others.All(other =>
            {
                Vector3 gap = Vector3.Abs(spot - other.Middle) - ((size + other.Size) / 2);
                return MathF.Max(gap.X, gap.Y) > BesideMetres;
            }))
            {
                strays.Add(new StrayThing(
                    random.Next(2) == 0,
                    size,
                    spot + new Vector3(0, 0, size.Z / 2),
                    new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle())));
            }
        }

        return strays.DrainToImmutable();

        float Between(float least, float most) => least + ((most - least) * random.NextSingle());
    }

    /// <summary>The picture as a worse camera would have taken it.</summary>
    public CameraImage Disturb(CameraImage picture, Random random)
    {
        float[] light = [.. picture.Pixels.ToArray().Select(value => (float)value)];
        if (disturbances.HasFlag(Disturbances.Blur))
        {
            Blur(light, picture.Width, picture.Height, LargestBlurPixels * random.NextSingle());
        }

        if (disturbances.HasFlag(Disturbances.Colour))
        {
            float contrast = Around(random, ContrastShare), exposure = Around(random, ExposureShare);
            Vector3 tint = new(Around(random, ColourShare), Around(random, ColourShare), Around(random, ColourShare));
            for (int at = 0; at < light.Length; at++)
            {
                light[at] = 128 + (contrast * ((exposure * tint[at % Colours] * light[at]) - 128));
            }
        }

        if (disturbances.HasFlag(Disturbances.Noise))
        {
            double deviation = LargestNoise * random.NextDouble();
            for (int at = 0; at < light.Length; at++)
            {
                light[at] += (float)random.NextGaussian(deviation);
            }
        }

        return new CameraImage(picture.Width, picture.Height, [.. light.Select(value => (byte)Math.Clamp(value + 0.5f, 0, byte.MaxValue))]);
    }

    // separable; the edge goes on beyond the picture
    private static void Blur(float[] light, int width, int height, float deviation)
    {
        int reach = (int)MathF.Ceiling(3 * deviation);
        float[] bell = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(at => MathF.Exp(-at * at / MathF.Max(1e-6f, 2 * deviation * deviation)))];
        float sum = bell.Sum();
        Pass(light, width, height, Colours, width * Colours);
        Pass(light, height, width, width * Colours, Colours);

        void Pass(float[] values, int length, int lines, int step, int lineStep)
        {
            float[] line = new float[length];
            for (int start = 0; start < lines * Colours; start++)
            {
                int first = (start / Colours * lineStep) + (start % Colours);
                for (int at = 0; at < length; at++)
                {
                    line[at] = values[first + (at * step)];
                }

                for (int at = 0; at < length; at++)
                {
                    float value = 0;
                    for (int offset = -reach; offset <= reach; offset++)
                    {
                        value += bell[offset + reach] * line[Math.Clamp(at + offset, 0, length - 1)];
                    }

                    values[first + (at * step)] = value / sum;
                }
            }
        }
    }

    private static float Around(Random random, float share) => 1 + (share * ((2 * random.NextSingle()) - 1));

    private static Vector3 InBall(Random random)
    {
        Vector3 point;
        do
        {
            point = (2 * new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle())) - Vector3.One;
        }
        while (point.Length() > 1);
        return point;
    }
}
