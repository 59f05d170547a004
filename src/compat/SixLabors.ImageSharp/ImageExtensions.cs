using SixLabors.ImageSharp.Png;

namespace SixLabors.ImageSharp;

/// <summary>Saving.</summary>
public static class ImageExtensions
{
    /// <summary>Writes a PNG file with 8 bits of red, green and blue; an existing file is replaced.</summary>
    public static void SaveAsPng(this Image source, string path)
    {
        using FileStream stream = File.Create(path);
        SaveAsPng(source, stream);
    }

    /// <summary>Writes a PNG with 8 bits of red, green and blue.</summary>
    public static void SaveAsPng(this Image source, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(stream);
        PngEncoder.Encode(source, stream);
    }
}
