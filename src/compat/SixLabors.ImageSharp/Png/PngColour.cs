namespace SixLabors.ImageSharp.Png;

/// <summary>The colour types (section 11.2.1, table 11.1).</summary>
internal enum PngColour : byte
{
    Gray = 0,
    Rgb = 2,
    Palette = 3,
    GrayAlpha = 4,
    RgbAlpha = 6,
}
