using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Which pixels of a picture have the colour of an object, so that stretches of rows are quickly counted.</summary>
/// <remarks>A pixel belongs to the object whose hue is nearest, if it has colour at all. Hue and saturation do not change with the
/// exposure, and little between a face in the light and one in the shade.</remarks>
internal sealed class ColourMap
{
    // lit walls and tables have up to 0.2 of it, painted things from 0.35
    private const float LeastSaturation = 0.3f;

    // darker ones have no hue that means anything
    private const byte LeastValue = 20;

    private const float FullTurn = 360;
    private const float SixthTurn = 60;

    private readonly int width;
    private readonly int[] pixelsBefore;

    /// <summary>The map of one object's colour.</summary>
    /// <param name="picture">The picture.</param>
    /// <param name="hue">The object's hue, degrees.</param>
    /// <param name="hues">Hues of all objects, degrees.</param>
    public ColourMap(CameraImage picture, float hue, ImmutableArray<float> hues)
    {
        (width, Rows) = (picture.Width, picture.Height);
        pixelsBefore = new int[(width + 1) * Rows];
        ReadOnlySpan<byte> pixels = picture.Pixels.Span;
        for (int row = 0, pixel = 0; row < Rows; row++)
        {
            int before = row * (width + 1);
            for (int column = 0; column < width; column++, pixel += 3)
            {
                bool isObject = Hue(pixels[pixel], pixels[pixel + 1], pixels[pixel + 2]) is float seen && IsNearest(seen, hue, hues);
                pixelsBefore[before + column + 1] = pixelsBefore[before + column] + (isObject ? 1 : 0);
            }
        }
    }

    /// <summary>Rows of the picture.</summary>
    public int Rows { get; }

    /// <summary>Columns of the picture.</summary>
    public int Columns => width;

    /// <summary>Pixels of the object's colour in a stretch of a row; the ends count in part.</summary>
    /// <param name="row">The row, from above.</param>
    /// <param name="from">Where it begins, columns, within the picture.</param>
    /// <param name="to">Where it ends.</param>
    public float Count(int row, float from, float to) => Before(row, to) - Before(row, from);

    private float Before(int row, float column)
    {
        int whole = Math.Min((int)column, width - 1);
        int at = (row * (width + 1)) + whole;
        return pixelsBefore[at] + ((column - whole) * (pixelsBefore[at + 1] - pixelsBefore[at]));
    }

    private static bool IsNearest(float seen, float hue, ImmutableArray<float> hues)
    {
        float distance = Between(seen, hue);
        foreach (float other in hues)
        {
            if (Between(seen, other) < distance)
            {
                return false;
            }
        }

        return true;
    }

    private static float Between(float one, float other)
    {
        float difference = MathF.Abs(one - other);
        return MathF.Min(difference, FullTurn - difference);
    }

    // the hexagonal hue of Smith, "Color gamut transform pairs" (SIGGRAPH 1978); null for greys
    private static float? Hue(byte red, byte green, byte blue)
    {
        int value = Math.Max(red, Math.Max(green, blue));
        int chroma = value - Math.Min(red, Math.Min(green, blue));
        if (value < LeastValue || chroma < LeastSaturation * value)
        {
            return null;
        }

        float sixths = value == red ? (float)(green - blue) / chroma
            : value == green ? 2 + ((float)(blue - red) / chroma)
            : 4 + ((float)(red - green) / chroma);
        return SixthTurn * (sixths < 0 ? sixths + 6 : sixths);
    }
}
