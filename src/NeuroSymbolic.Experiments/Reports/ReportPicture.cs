using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>A picture for a page that has no files beside it.</summary>
/// <param name="Png">The picture as PNG.</param>
/// <param name="Words">What it shows, for those who cannot see it.</param>
internal sealed record ReportPicture(ReadOnlyMemory<byte> Png, string Words)
{
    /// <summary>A picture of a camera.</summary>
    public static ReportPicture Of(CameraImage image, string words)
    {
        using var picture = Image.LoadPixelData<Rgb24>(image.Pixels.Span, image.Width, image.Height);
        using var png = new MemoryStream();
        picture.SaveAsPng(png);
        return new ReportPicture(png.ToArray(), words);
    }

    /// <summary>The element.</summary>
    public Html ToHtml() => Html.Of($"<img src=\"data:image/png;base64,{Convert.ToBase64String(Png.Span)}\" alt=\"{Words}\">");
}
