namespace NeuroSymbolic.Core;

/// <summary>A colour picture.</summary>
/// <remarks>Row-major, shape (height, width, 3), 8 bits, sRGB, top row first.</remarks>
public sealed class CameraImage
{
    /// <summary>Takes over the pixels without copying.</summary>
    /// <exception cref="ArgumentException">The number of bytes is not height × width × 3.</exception>
    public CameraImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        if (pixels.Length != (long)width * height * 3)
        {
            throw new ArgumentException($"A {width} x {height} picture has {(long)width * height * 3} bytes, got {pixels.Length}.", nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Red, green, blue of each pixel, top row first.</summary>
    public ReadOnlyMemory<byte> Pixels { get; }
}
