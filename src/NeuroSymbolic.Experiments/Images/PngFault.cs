using System.Buffers.Binary;
using System.IO.Hashing;

namespace NeuroSymbolic.Experiments;

/// <summary>Looks at the frame of a PNG file before its pixels are decoded: what is too large, cut off, or of a kind that the decoder does
/// not read is known from a few bytes, and no memory is taken for it.</summary>
/// <remarks>W3C, Portable Network Graphics, third edition: signature, then chunks of length, type, data and check sum, IHDR first, IEND last.</remarks>
internal static class PngFault
{
    /// <summary>Longest side of a picture, pixels.</summary>
    public const int MaximumSide = 8192;

    /// <summary>Most pixels of a picture: 96 MiB of colours.</summary>
    public const int MaximumPixels = 1 << 25;

    /// <summary>Bytes up to the end of the header: signature, and the chunk IHDR with its 13 bytes of data.</summary>
    public const int HeaderLength = 8 + 8 + 13 + 4;

    // deflate packs at most 258 bytes into two bits
    private const int MaximumCompression = 1032;

    private const uint HeaderType = 0x49484452, DataType = 0x49444154, EndType = 0x49454e44;

    private static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>What is wrong with the first <see cref="HeaderLength"/> bytes of a file; null if nothing is.</summary>
    public static string? OfHeader(ReadOnlySpan<byte> header)
    {
        if (!header.StartsWith(Signature))
        {
            return "is no PNG file; save the picture as PNG.";
        }

        if (header.Length < HeaderLength || BinaryPrimitives.ReadInt32BigEndian(header[8..]) != 13
            || BinaryPrimitives.ReadUInt32BigEndian(header[12..]) != HeaderType)
        {
            return "is cut off or broken: it has no PNG header.";
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(header[16..]), height = BinaryPrimitives.ReadUInt32BigEndian(header[20..]);
        return width is 0 or > MaximumSide || height is 0 or > MaximumSide || (long)width * height > MaximumPixels
            ? $"is {width} x {height} pixels by its header; at most {MaximumSide} on a side and {MaximumPixels >> 20} Mi in all are read."
            : header[28] != 0
            ? "is an interlaced PNG, which is not read; save it without interlacing."
            : null;
    }

    /// <summary>What is wrong with the chunks of a whole file whose header is right; null if nothing is.</summary>
    public static string? OfChunks(ReadOnlySpan<byte> png)
    {
        long width = BinaryPrimitives.ReadUInt32BigEndian(png[16..]), height = BinaryPrimitives.ReadUInt32BigEndian(png[20..]);
        long bitsPerPixel = png[24] * Channels(png[25]), dataLength = 0;
        int position = Signature.Length;
        while (png.Length - position >= 12)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(png[position..]);
            uint type = BinaryPrimitives.ReadUInt32BigEndian(png[(position + 4)..]);
            if (length > png.Length - position - 12)
            {
                break;
            }

            if (Crc32.HashToUInt32(png.Slice(position + 4, 4 + (int)length))
                != BinaryPrimitives.ReadUInt32BigEndian(png[(position + 8 + (int)length)..]))
            {
                return $"is broken: the check sum at byte {position + 8 + length} is wrong.";
            }

            if (type == EndType)
            {
                return dataLength * MaximumCompression < height * (1 + (width * bitsPerPixel / 8))
                    ? $"is broken: its data cannot hold {width} x {height} pixels."
                    : null;
            }

            dataLength += type == DataType ? length : 0;
            position += 12 + (int)length;
        }

        return "is cut off: the end of the PNG is missing.";
    }

    // an unknown kind of colour is left to the decoder, which refuses it
    private static int Channels(byte colourType) => colourType switch { 2 => 3, 4 => 2, 6 => 4, _ => 1 };
}
