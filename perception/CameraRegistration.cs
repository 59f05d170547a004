using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Finds how far a camera is off its calibration, by the borders of the table's areas, which lie still.</summary>
/// <remarks>
/// A calibrated camera stays off by about a millimetre and a milliradian, which on the table is more than the network's error, and at the
/// wrist more than anything else. Each point of a border is sought along the normal of its image, and the turn and shift that explain the
/// offsets best are taken (Harris and Stennett, "RAPID, a video rate object tracker", BMVC 1990), robustly, since things and shadows lie
/// across the borders (Geman and McClure 1987). Flat areas hardly tell a turn from a shift; what they leave open is shared out as the
/// doubts of both say (maximum a posteriori), so that points nearer than the table are corrected by what is likeliest.
/// </remarks>
public sealed class CameraRegistration
{
    private const int PointsPerSide = 16;

    // three angles of a turn and three coordinates of a shift
    private const int Unknowns = 6;

    // a border is sought so far from where it should be; pixels
    private const float ReachPixels = 4;
    private const float StepPixels = 0.25f;

    // brightness on either side is the mean over this stretch, which leaves out the border itself; pixels
    private const float NearPixels = 0.5f;
    private const float FarPixels = 2;
    private const float LeastContrast = 6;

    // spread of a found border about its true place, and of cameras about their calibration along each axis
    private const float BorderDeviationPixels = 0.3f;
    private const float TurnDeviationRadians = 0.001f;
    private const float ShiftDeviationMetres = 0.001f;

    // a camera that was knocked is off by several times that in all of them, and shows so much more of the borders where it is then taken to be
    private const float KnockedFactor = 6;
    private const float KnockedGain = 1.1f;
    private const float ExplainedPixels = 0.6f;

    // what is further off than the scale hardly counts; at first many borders may be
    private static readonly float[] ScalesPixels = [3, 2, 1, 0.6f, 0.6f, 0.6f];

    private readonly ImmutableArray<(Vector3 Point, Vector3 Outwards, Vector3 Along)> border;

    /// <summary>A registration by the areas of a domain.</summary>
    /// <param name="domain">The domain, with places and sizes of its areas; walls hide the borders of boxes, and a peg's place has none: they are left
    /// out.</param>
    public CameraRegistration(DomainDescription domain) =>
        border = [.. domain.Areas.Where(area => area is { SizeMetres.Z: 0, Peg: null }).SelectMany(area => Border(area.SurfaceMetres!.Value, area.SizeMetres))];

    /// <summary>The camera as it must have stood when it took a picture; as calibrated where no border is seen.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="calibration">The camera as it was calibrated, in the world frame.</param>
    /// <param name="mayBeKnocked">Whether it may have been pushed since, by up to a degree and a centimetre.</param>
    public PinholeCamera Register(CameraImage picture, CameraDescription calibration, bool mayBeKnocked = false)
    {
        var calibrated = new PinholeCamera(calibration);
        var grey = new GreyPicture(picture);
        (PinholeCamera camera, int explained) = Refine(grey, picture.Width, calibrated, doubt: 1);
        if (!mayBeKnocked)
        {
            return camera;
        }

        PinholeCamera shifted = KnockedCamera.Find(grey, picture.Width, calibrated, border) ?? calibrated;
        (PinholeCamera knocked, int explainedThen) = Refine(grey, picture.Width, shifted, KnockedFactor);
        return explainedThen > KnockedGain * explained ? knocked : camera;
    }

    // also tells how many points of the borders are where they should be then
    private (PinholeCamera Camera, int Explained) Refine(GreyPicture grey, int side, PinholeCamera calibrated, float doubt)
    {
        var offsets = new List<BorderOffset>(border.Length);
        foreach ((Vector3 point, Vector3 outwards, Vector3 along) in border)
        {
            if (calibrated.Sees(point) && Measure(grey, side, calibrated, point, outwards, along) is { } offset)
            {
                offsets.Add(offset);
            }
        }

        // turn, then shift, each right, up, forward
        Span<float> error = stackalloc float[Unknowns];
        foreach (float scale in ScalesPixels)
        {
            Fit(offsets, error, scale, doubt);
        }

        int explained = 0;
        foreach (BorderOffset offset in offsets)
        {
            explained += MathF.Abs(offset.Residual(error)) < ExplainedPixels ? 1 : 0;
        }

        return (calibrated.Moved(new Vector3(error[..3]), new Vector3(error[3..])), explained);
    }

    // how far from its calibrated place the border is seen, and how that depends on the camera's error; null where it is not seen
    private static BorderOffset? Measure(
        GreyPicture grey, int side, PinholeCamera camera, Vector3 point, Vector3 outwards, Vector3 along)
    {
        const float Metre = 0.001f, Radian = 0.001f;
        Vector2 place = side * camera.Project(point);
        Vector2 tangent = (side * camera.Project(point + (Metre * along))) - place;
        var normal = Vector2.Normalize(new Vector2(tangent.Y, -tangent.X));
        if (Vector2.Dot(normal, (side * camera.Project(point + (Metre * outwards))) - place) < 0)
        {
            normal = -normal;
        }

        if (FindStep(grey, place, normal) is not { } pixels)
        {
            return null;
        }

        var slope = new BorderOffset { Pixels = pixels };
        ReadOnlySpan<Vector3> axes = [Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ];
        for (int axis = 0; axis < axes.Length; axis++)
        {
            slope.Slope[axis] = Change(camera.Moved(Radian * axes[axis], Vector3.Zero)) / Radian;
            slope.Slope[axes.Length + axis] = Change(camera.Moved(Vector3.Zero, Metre * axes[axis])) / Metre;
        }

        return slope;

        float Change(PinholeCamera moved) => Vector2.Dot(normal, (side * moved.Project(point)) - place);
    }

    // one step of Gauss and Newton with the weights that the last error gives
    private static void Fit(List<BorderOffset> offsets, Span<float> error, float scale, float doubt)
    {
        const float Variance = BorderDeviationPixels * BorderDeviationPixels;
        Span<float> normal = stackalloc float[Unknowns * Unknowns];
        Span<float> right = stackalloc float[Unknowns];
        normal.Clear();
        right.Clear();
        for (int row = 0; row < Unknowns; row++)
        {
            float deviation = doubt * (row < 3 ? TurnDeviationRadians : ShiftDeviationMetres);
            normal[(row * Unknowns) + row] = Variance / (deviation * deviation);
        }

        foreach (BorderOffset offset in offsets)
        {
            ReadOnlySpan<float> slope = offset.Slope;
            float residual = offset.Residual(error);
            float tail = 1 + (residual * residual / (scale * scale));
            float weight = 1 / (tail * tail);
            for (int row = 0; row < Unknowns; row++)
            {
                right[row] += weight * slope[row] * offset.Pixels;
                for (int column = 0; column < Unknowns; column++)
                {
                    normal[(row * Unknowns) + column] += weight * slope[row] * slope[column];
                }
            }
        }

        Solve(normal, right);
        right.CopyTo(error);
    }

    // Gauss's elimination without a choice of pivots: the priors make the matrix positive definite
    private static void Solve(Span<float> matrix, Span<float> right)
    {
        for (int pivot = 0; pivot < Unknowns; pivot++)
        {
            for (int row = pivot + 1; row < Unknowns; row++)
            {
                float factor = matrix[(row * Unknowns) + pivot] / matrix[(pivot * Unknowns) + pivot];
                for (int column = pivot; column < Unknowns; column++)
                {
                    matrix[(row * Unknowns) + column] -= factor * matrix[(pivot * Unknowns) + column];
                }

                right[row] -= factor * right[pivot];
            }
        }

        for (int row = Unknowns - 1; row >= 0; row--)
        {
            for (int column = row + 1; column < Unknowns; column++)
            {
                right[row] -= matrix[(row * Unknowns) + column] * right[column];
            }

            right[row] /= matrix[(row * Unknowns) + row];
        }
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

    // points along the four sides of an area, with the directions across and along the side
    private static IEnumerable<(Vector3 Point, Vector3 Outwards, Vector3 Along)> Border(Vector3 middle, Vector3 size) =>
        from outwards in new[] { Vector3.UnitX, -Vector3.UnitX, Vector3.UnitY, -Vector3.UnitY }
        let along = Vector3.Cross(Vector3.UnitZ, outwards)
        from step in Enumerable.Range(0, PointsPerSide)
        let share = ((step + 0.5f) / PointsPerSide) - 0.5f
        select (middle + (size * ((outwards / 2) + (share * along))), outwards, along);

    /// <summary>How far a border is seen from where it should be, and the change of that with each of the camera's errors.</summary>
    private sealed class BorderOffset
    {
        public required float Pixels { get; init; }

        public float[] Slope { get; } = new float[Unknowns];

        /// <summary>What an error of the camera leaves of it, pixels.</summary>
        public float Residual(ReadOnlySpan<float> error)
        {
            float residual = Pixels;
            for (int row = 0; row < Unknowns; row++)
            {
                residual -= Slope[row] * error[row];
            }

            return residual;
        }
    }
}
