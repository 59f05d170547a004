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

    /// <summary>The picture made smaller: each new pixel is the mean of the area that it covers, rounded.</summary>
    /// <param name="width">New columns, at most as many as now.</param>
    /// <param name="height">New rows, at most as many as now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The new size is larger, or nothing.</exception>
    public CameraImage Shrink(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height);
        if (width == Width && height == Height)
        {
            return this;
        }

        // columns first, rows after: the mean over an area is a mean of means
        (int Source, float Share)[][] columns = Covered(width, Width), rows = Covered(height, Height);
        float[] narrow = new float[Height * width * 3];
        for (int row = 0; row < Height; row++)
        {
            ReadOnlySpan<byte> from = Pixels.Span.Slice(row * Width * 3, Width * 3);
            Span<float> to = narrow.AsSpan(row * width * 3, width * 3);
            for (int column = 0; column < width; column++)
            {
                foreach ((int source, float share) in columns[column])
                {
                    to[column * 3] += share * from[source * 3];
                    to[(column * 3) + 1] += share * from[(source * 3) + 1];
                    to[(column * 3) + 2] += share * from[(source * 3) + 2];
                }
            }
        }

        byte[] small = new byte[height * width * 3];
        float[] sum = new float[width * 3];
        for (int row = 0; row < height; row++)
        {
            Array.Clear(sum);
            foreach ((int source, float share) in rows[row])
            {
                ReadOnlySpan<float> from = narrow.AsSpan(source * sum.Length, sum.Length);
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += share * from[i];
                }
            }

            for (int i = 0; i < sum.Length; i++)
            {
                small[(row * sum.Length) + i] = (byte)(sum[i] + 0.5f);
            }
        }

        return new CameraImage(width, height, small);
    }

    // which of the old cells each new cell covers, and what share of it each makes up
    private static (int Source, float Share)[][] Covered(int cells, int sources)
    {
        var covered = new (int, float)[cells][];
        for (int cell = 0; cell < cells; cell++)
        {
            double first = (double)cell * sources / cells, last = (double)(cell + 1) * sources / cells;
            covered[cell] = [.. from source in Enumerable.Range((int)first, (int)Math.Ceiling(last) - (int)first)
                                where source < sources
                                select (source, (float)((Math.Min(source + 1, last) - Math.Max(source, first)) / (last - first)))];
        }

        return covered;
    }
}
