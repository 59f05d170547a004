using NeuroSymbolic.Core;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace NeuroSymbolic.Experiments;

/// <summary>Reads and writes pictures as files.</summary>
public static class PictureFile
{
    /// <summary>Reads a picture file.</summary>
    /// <exception cref="InputException">It is missing or no picture that can be read.</exception>
    public static CameraImage Read(string path)
    {
        try
        {
            using Image<Rgb24> image = Image.Load<Rgb24>(path);
            byte[] pixels = new byte[image.Width * image.Height * 3];
            image.CopyPixelDataTo(pixels);
            return new CameraImage(image.Width, image.Height, pixels);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
        catch (Exception error) when (error is UnknownImageFormatException or InvalidImageContentException)
        {
            throw new InputException($"{path} is no picture that can be read, a PNG file is expected.", error);
        }
    }

    /// <summary>Writes a picture as PNG.</summary>
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
}
