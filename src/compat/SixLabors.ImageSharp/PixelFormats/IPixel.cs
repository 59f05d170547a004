namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>A pixel's layout in memory.</summary>
public interface IPixel<TSelf> : IEquatable<TSelf>
    where TSelf : unmanaged, IPixel<TSelf>
{
    internal static abstract TSelf FromColor(byte red, byte green, byte blue);

    internal (byte Red, byte Green, byte Blue) ToColor();
}
