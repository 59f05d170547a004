using System.Buffers.Binary;

namespace SixLabors.ImageSharp.Png;

/// <summary>The IHDR chunk (section 11.2.1).</summary>
internal readonly record struct PngHeader(int Width, int Height, PngColour Colour)
{
    /// <summary>More than any camera here makes, and little enough for one array.</summary>
    private const long MostPixels = 1L << 28;

    /// <summary>Bytes of one pixel.</summary>
    public int Channels => Colour switch
    {
        PngColour.GrayAlpha => 2,
        PngColour.Rgb => 3,
        PngColour.RgbAlpha => 4,
        _ => 1,
    };

    public static PngHeader Read(ReadOnlySpan<byte> data)
    {
        if (data.Length != 13)
        {
            throw new InvalidImageContentException("The PNG header does not have 13 bytes.");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width == 0 || height == 0 || (ulong)width * height > MostPixels)
        {
            throw new InvalidImageContentException($"The PNG claims {width} x {height} pixels; between 1 and {MostPixels} can be read.");
        }

        if (data[10] != 0 || data[11] != 0)
        {
            throw new InvalidImageContentException($"The PNG has the unknown compression {data[10]} or filter method {data[11]}.");
        }

        PngColour colour = (PngColour)data[9];
        if (data[8] != 8 || !Enum.IsDefined(colour) || data[12] != 0)
        {
            throw new InvalidImageContentException(
                $"The PNG has {data[8]} bits, colour type {data[9]} and interlacing {data[12]}; save it with 8 bits and without interlacing.");
        }

        return new((int)width, (int)height, colour);
    }
}
