using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>The brightness of a picture between its pixels.</summary>
internal readonly ref struct GreyPicture(CameraImage picture)
{
    private const int Colours = 3;

    private readonly ReadOnlySpan<byte> pixels = picture.Pixels.Span;

    /// <summary>Mean of red, green and blue at a place, 0 to 255; bilinear, and beyond the edge that of the edge.</summary>
    /// <param name="place">Columns and rows from the upper left corner.</param>
    public float At(Vector2 place)
    {
        float x = Math.Clamp(place.X - 0.5f, 0, picture.Width - 1), y = Math.Clamp(place.Y - 0.5f, 0, picture.Height - 1);
        int column = Math.Min((int)x, picture.Width - 2), row = Math.Min((int)y, picture.Height - 2);
        int at = (row * picture.Width) + column, below = at + picture.Width;
        float upper = float.Lerp(Pixel(at), Pixel(at + 1), x - column);
        return float.Lerp(upper, float.Lerp(Pixel(below), Pixel(below + 1), x - column), y - row);
    }

    private float Pixel(int index)
    {
        int at = index * Colours;
        return (pixels[at] + pixels[at + 1] + pixels[at + 2]) / 3f;
    }
}
