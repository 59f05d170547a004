using NeuroSymbolic.Core;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Png;
using SixLabors.ImageSharp.PixelFormats;

namespace NeuroSymbolic.Experiments;

/// <summary>Reads and writes pictures as PNG files.</summary>
public static class PictureFile
{
    // a picture of the most pixels, 16 bits in four channels, not compressed at all
    private const long MaximumBytes = 9L * PngFault.MaximumPixels;

    /// <summary>Reads a picture file.</summary>
    /// <exception cref="InputException">It is missing, no PNG, larger than allowed, or broken.</exception>
    public static CameraImage Read(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] header = new byte[PngFault.HeaderLength];
            string? fault = PngFault.OfHeader(header.AsSpan(0, file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false)));
            if (fault is null && file.Length > MaximumBytes)
            {
                fault = $"has {file.Length >> 20} MiB; a picture has at most {MaximumBytes >> 20}.";
            }

            if (fault is not null)
            {
                throw new InputException($"{path} {fault}");
            }

            byte[] png = new byte[file.Length];
            file.Position = 0;
            file.ReadExactly(png);
            return Decode(path, png);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Writes a picture.</summary>
    /// <exception cref="UsageException">The file cannot be written.</exception>
    public static void Write(string path, CameraImage picture)
    {
        try
        {
            using Image<Rgb24> image = Image.LoadPixelData<Rgb24>(picture.Pixels.Span, picture.Width, picture.Height);
            image.SaveAsPng(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{path} cannot be written: {error.Message}", error);
        }
    }

    private static CameraImage Decode(string path, byte[] png)
    {
        if (PngFault.OfChunks(png) is string fault)
        {
            throw new InputException($"{path} {fault}");
        }

        try
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(png, new PngDecoder());
            byte[] pixels = new byte[image.Width * image.Height * 3];
            image.CopyPixelDataTo(pixels);
            return new CameraImage(image.Width, image.Height, pixels);
        }
#pragma warning disable CA1031 // on broken bytes the decoder throws what it runs into, index errors among it; all of it means the same
        catch (Exception error) when (error is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            throw new InputException($"{path} is broken: its picture cannot be decoded ({error.Message.ReplaceLineEndings(" ")}).", error);
        }
    }
}
