using System.Runtime.InteropServices;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Png;

namespace SixLabors.ImageSharp;

/// <summary>A picture of any pixel type, and the ways to get one.</summary>
/// <remarks>Stricter than the package in one thing: a PNG that is cut off or fails a check sum is refused and never shown in part.</remarks>
public abstract class Image : IDisposable
{
    private protected Image(int width, int height)
    {
        Width = width;
        Height = height;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnknownImageFormatException">It is no PNG.</exception>
    /// <exception cref="InvalidImageContentException">It is a broken PNG or one of an unsupported kind.</exception>
    public static Image<TPixel> Load<TPixel>(string path)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        using FileStream stream = File.OpenRead(path);
        return Load<TPixel>(stream);
    }

    /// <summary>Reads a stream from its present position to its end.</summary>
    /// <inheritdoc cref="Load{TPixel}(string)" path="/exception"/>
    public static Image<TPixel> Load<TPixel>(Stream stream)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentNullException.ThrowIfNull(stream);

        // The signature comes first, so that an endless stream of something else is refused at once.
        byte[] signature = new byte[PngFormat.Signature.Length];
        PngFormat.RequireSignature(signature.AsSpan(0, stream.ReadAtLeast(signature, signature.Length, throwOnEndOfStream: false)));
        using MemoryStream rest = new();
        stream.CopyTo(rest);
        return PngDecoder.Decode<TPixel>(rest.GetBuffer().AsSpan(0, (int)rest.Length));
    }

    /// <summary>Reads bytes.</summary>
    /// <inheritdoc cref="Load{TPixel}(string)" path="/exception"/>
    public static Image<TPixel> Load<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        PngFormat.RequireSignature(data);
        return PngDecoder.Decode<TPixel>(data[PngFormat.Signature.Length..]);
    }

    /// <summary>Copies pixels given row by row, the top row first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer pixels than width times height.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<TPixel> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfLessThan(data.Length, (long)width * height, nameof(data));
        return new Image<TPixel>(width, height, data[..(width * height)].ToArray());
    }

    /// <summary>Copies the bytes of pixels given row by row, the top row first.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer pixels than width times height.</exception>
    public static Image<TPixel> LoadPixelData<TPixel>(ReadOnlySpan<byte> data, int width, int height)
        where TPixel : unmanaged, IPixel<TPixel>
        => LoadPixelData(MemoryMarshal.Cast<byte, TPixel>(data), width, height);

    /// <summary>Gives the pixels up.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives the pixels up.</summary>
    protected abstract void Dispose(bool disposing);

    /// <summary>Writes red, green and blue of every pixel of one row.</summary>
    internal abstract void CopyRowTo(int row, Span<byte> colours);
}
