using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Finds how far a camera is turned away from its calibration, by the borders of the table's areas, which lie still.</summary>
/// <remarks>
/// A calibrated camera stays off by about a millimetre and a milliradian, which on the table is more than the network's error. Each point
/// of a border is sought along the normal of its image, and the turn that explains the offsets best is taken (Harris and Stennett,
/// "RAPID, a video rate object tracker", BMVC 1990), robustly, since things and shadows lie across the borders (Geman and McClure 1987).
/// A small shift looks like a turn as far as the table reaches, so only the turn is sought, and with it how far inside the areas' edges
/// the brightness changes, since a painted outline may be as dark as the table.
/// </remarks>
public sealed class CameraRegistration
{
    private const int PointsPerSide = 16;

    // a border is sought so far from where it should be; pixels
    private const float ReachPixels = 4;
    private const float StepPixels = 0.25f;

    // brightness on either side is the mean over this stretch, which leaves out the border itself; pixels
    private const float NearPixels = 0.5f;
    private const float FarPixels = 2;
    private const float LeastContrast = 6;

    // spread of a found border about its true place, of cameras about their calibration (shift and turn together), of outlines' widths
    private const float BorderDeviationPixels = 0.3f;
    private const float TurnDeviationRadians = 0.002f;
    private const float OutlineDeviationPixels = 1;

    // what is further off than the scale hardly counts; at first many borders may be
    private static readonly float[] ScalesPixels = [3, 2, 1, 0.6f, 0.6f, 0.6f];

    private readonly PinholeCamera calibrated;
    private readonly ImmutableArray<BorderPoint> border;

    /// <summary>A registration by the areas of a domain.</summary>
    /// <param name="domain">The domain, with places and sizes of its areas.</param>
    /// <param name="calibration">The camera as it was calibrated.</param>
    public CameraRegistration(DomainDescription domain, CameraDescription calibration)
    {
        calibrated = new PinholeCamera(calibration);
        border = [.. domain.Objects.Where(item => !item.IsMovable).SelectMany(area => Border(area.SurfaceMetres!.Value, area.SizeMetres))];
    }

    /// <summary>The camera as it must have stood when it took a picture; as calibrated where no border is seen.</summary>
    public PinholeCamera Register(CameraImage picture)
    {
        var offsets = new List<(float Pixels, Vector4 Slope)>(border.Length);
        var grey = new GreyPicture(picture);
        var size = new Vector2(picture.Width, picture.Height);
        foreach (BorderPoint point in border)
        {
            Vector2 outwards = Vector2.Normalize(point.Outwards / size);
            if (FindStep(grey, point.Picture * size, outwards) is { } offset)
            {
                offsets.Add((offset, new Vector4(
                    Vector2.Dot(outwards, point.PerRadianX * size),
                    Vector2.Dot(outwards, point.PerRadianY * size),
                    Vector2.Dot(outwards, point.PerRadianZ * size),
                    -1)));
            }
        }

        Vector4 turnAndOutline = Vector4.Zero;
        foreach (float scale in ScalesPixels)
        {
            turnAndOutline = Fit(offsets, turnAndOutline, scale);
        }

        return calibrated.Turned(turnAndOutline.AsVector3());
    }

    // one step of Gauss and Newton with the weights that the last one gives; unknown are three angles and the outline's width
    private static Vector4 Fit(List<(float Pixels, Vector4 Slope)> offsets, Vector4 last, float scale)
    {
        const float TurnPrior = BorderDeviationPixels * BorderDeviationPixels / (TurnDeviationRadians * TurnDeviationRadians);
        const float OutlinePrior = BorderDeviationPixels * BorderDeviationPixels / (OutlineDeviationPixels * OutlineDeviationPixels);
        Matrix4x4 normal = Matrix4x4.CreateScale(TurnPrior) with { W = new Vector4(0, 0, 0, OutlinePrior) };
        Vector4 right = Vector4.Zero;
        foreach ((float pixels, Vector4 slope) in offsets)
        {
            float residual = (pixels - Vector4.Dot(slope, last)) / scale;
            float tail = 1 + (residual * residual);
            Vector4 weighted = slope / (tail * tail);
            right += pixels * weighted;
            normal.X += weighted.X * slope;
            normal.Y += weighted.Y * slope;
            normal.Z += weighted.Z * slope;
            normal.W += weighted.W * slope;
        }

        return Matrix4x4.Invert(normal, out Matrix4x4 inverse) ? Vector4.Transform(right, inverse) : last;
    }

    // where along the normal the brightness changes most; null when it hardly does
    private static float? FindStep(GreyPicture grey, Vector2 place, Vector2 outwards)
    {
        const int Steps = (int)(2 * ReachPixels / StepPixels) + 1;
        Span<float> contrast = stackalloc float[Steps];
        int best = 0;
        for (int step = 0; step < Steps; step++)
        {
            Vector2 middle = place + (((step * StepPixels) - ReachPixels) * outwards);
            float difference = 0;
            int samples = 0;
            for (float away = NearPixels; away <= FarPixels; away += NearPixels, samples++)
            {
                difference += grey.At(middle + (away * outwards)) - grey.At(middle - (away * outwards));
            }

            contrast[step] = MathF.Abs(difference / samples);
            best = contrast[step] > contrast[best] ? step : best;
        }

        if (contrast[best] < LeastContrast || best is 0 or Steps - 1)
        {
            return null;
        }

        // the vertex of the parabola through the best and its neighbours
        float before = contrast[best - 1], after = contrast[best + 1];
        float vertex = 0.5f * (before - after) / (before - (2 * contrast[best]) + after);
        return ((best + vertex) * StepPixels) - ReachPixels;
    }

    private IEnumerable<BorderPoint> Border(Vector3 middle, Vector3 size)
    {
        foreach ((Vector3 outwards, Vector3 along) in new[]
        {
            (Vector3.UnitX, Vector3.UnitY), (-Vector3.UnitX, Vector3.UnitY), (Vector3.UnitY, Vector3.UnitX), (-Vector3.UnitY, Vector3.UnitX),
        })
        {
            for (int i = 0; i < PointsPerSide; i++)
            {
                float share = ((i + 0.5f) / PointsPerSide) - 0.5f;
                Vector3 point = middle + (size * ((outwards / 2) + (share * along)));
                yield return Seen(point, outwards, along);
            }
        }
    }

    private BorderPoint Seen(Vector3 point, Vector3 outwards, Vector3 along)
    {
        const float Metre = 0.001f, Radian = 0.001f;
        Vector2 picture = calibrated.Project(point);
        Vector2 tangent = calibrated.Project(point + (Metre * along)) - picture;
        var normal = new Vector2(tangent.Y, -tangent.X);
        bool isOutwards = Vector2.Dot(normal, calibrated.Project(point + (Metre * outwards)) - picture) > 0;
        return new BorderPoint(
            picture, isOutwards ? normal : -normal, PerRadian(Vector3.UnitX), PerRadian(Vector3.UnitY), PerRadian(Vector3.UnitZ));

        Vector2 PerRadian(Vector3 axis) => (calibrated.Turned(Radian * axis).Project(point) - picture) / Radian;
    }

    /// <summary>A point of a border in a square picture whose side is 1.</summary>
    /// <param name="Picture">Where the calibrated camera sees it.</param>
    /// <param name="Outwards">Across the border's image, of any length.</param>
    /// <param name="PerRadianX">How it moves when the camera turns about its axis to the right,</param>
    /// <param name="PerRadianY">upwards,</param>
    /// <param name="PerRadianZ">and along its view.</param>
    private readonly record struct BorderPoint(
        Vector2 Picture, Vector2 Outwards, Vector2 PerRadianX, Vector2 PerRadianY, Vector2 PerRadianZ);
}
