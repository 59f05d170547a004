using System.Runtime.InteropServices;

namespace SixLabors.ImageSharp.PixelFormats;

/// <summary>Red, green and blue with 8 bits each, in this order in memory.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
public struct Rgb24 : IPixel<Rgb24>
{
    /// <summary>Red, 0 to 255.</summary>
    public byte R;

    /// <summary>Green, 0 to 255.</summary>
    public byte G;

    /// <summary>Blue, 0 to 255.</summary>
    public byte B;

    /// <summary>A pixel of a colour.</summary>
    public Rgb24(byte r, byte g, byte b)
    {
        R = r;
        G = g;
        B = b;
    }

    static Rgb24 IPixel<Rgb24>.FromColor(byte red, byte green, byte blue) => new(red, green, blue);

    readonly (byte Red, byte Green, byte Blue) IPixel<Rgb24>.ToColor() => (R, G, B);

    /// <inheritdoc/>
    public readonly bool Equals(Rgb24 other) => R == other.R && G == other.G && B == other.B;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is Rgb24 other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => HashCode.Combine(R, B, G);

    /// <inheritdoc/>
    public override readonly string ToString() => $"Rgb24({R}, {G}, {B})";

    /// <summary>Whether the colours are the same.</summary>
    public static bool operator ==(Rgb24 left, Rgb24 right) => left.Equals(right);

    /// <summary>Whether the colours differ.</summary>
    public static bool operator !=(Rgb24 left, Rgb24 right) => !left.Equals(right);
}
