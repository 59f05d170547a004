using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp;

/// <summary>A picture in memory.</summary>
public sealed class Image<TPixel> : Image
    where TPixel : unmanaged, IPixel<TPixel>
{
    private TPixel[]? pixels;

    internal Image(int width, int height, TPixel[] pixels)
        : base(width, height) => this.pixels = pixels;

    private TPixel[] Pixels => pixels ?? throw new ObjectDisposedException(nameof(Image<TPixel>));

    /// <summary>The pixel of a column and a row, counted from the top left.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It lies outside.</exception>
    public TPixel this[int x, int y]
    {
        get => Pixels[IndexOf(x, y)];
        set => Pixels[IndexOf(x, y)] = value;
    }

    /// <summary>Copies the bytes of all pixels row by row, the top row first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The destination is too short.</exception>
    public void CopyPixelDataTo(Span<byte> destination)
    {
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(Pixels.AsSpan());
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, bytes.Length, nameof(destination));
        bytes.CopyTo(destination);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing) => pixels = null;

    internal override void CopyRowTo(int row, Span<byte> colours)
    {
        ReadOnlySpan<TPixel> source = Pixels.AsSpan(row * Width, Width);
        for (int x = 0; x < source.Length; x++)
        {
            (colours[3 * x], colours[(3 * x) + 1], colours[(3 * x) + 2]) = source[x].ToColor();
        }
    }

    private int IndexOf(int x, int y)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)x, (uint)Width, nameof(x));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)y, (uint)Height, nameof(y));
        return (y * Width) + x;
    }
}
