using System.Buffers.Binary;
using System.IO.Compression;
using SixLabors.ImageSharp.PixelFormats;

namespace SixLabors.ImageSharp.Png;

/// <summary>Reads PNGs of 8 bits without interlacing. Opacity is dropped, as the package does for a pixel type without it.</summary>
internal static class PngDecoder
{
    /// <summary>Deflate makes at most 258 bytes of 2 bits, 1032 of one byte.</summary>
    private const long MostExpansion = 1032;

    /// <summary>Reads what stands behind the signature.</summary>
    public static Image<TPixel> Decode<TPixel>(ReadOnlySpan<byte> data)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        PngHeader? header = null;
        byte[] palette = [];
        using MemoryStream compressed = new();
        while (true)
        {
            ReadOnlySpan<byte> content = NextChunk(ref data, out ReadOnlySpan<byte> type);
            if (header is null)
            {
                header = type.SequenceEqual("IHDR"u8) ? PngHeader.Read(content) : throw new InvalidImageContentException("The PNG does not begin with its header.");
            }
            else if (type.SequenceEqual("PLTE"u8))
            {
                palette = content.ToArray();
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                compressed.Write(content);
            }
            else if (type.SequenceEqual("IEND"u8))
            {
                break;
            }
        }

        compressed.Position = 0;
        return Pixels<TPixel>(header.Value, palette, compressed);
    }

    /// <summary>A chunk is length, type, content, check sum (section 5.3).</summary>
    private static ReadOnlySpan<byte> NextChunk(ref ReadOnlySpan<byte> data, out ReadOnlySpan<byte> type)
    {
        const int around = 12;
        uint length = data.Length < around ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(data);
        if (length > data.Length - around)
        {
            throw new InvalidImageContentException("The PNG is cut off.");
        }

        type = data.Slice(4, 4);
        ReadOnlySpan<byte> content = data.Slice(8, (int)length);
        uint crc = BinaryPrimitives.ReadUInt32BigEndian(data[(8 + (int)length)..]);

        // Lower case marks chunks that a reader may ignore (section 5.4); a mistake in one harms nothing.
        bool critical = (type[0] & 0x20) == 0;
        if (critical && crc != PngFormat.Crc(data.Slice(4, 4 + (int)length)))
        {
            throw new InvalidImageContentException("A chunk of the PNG fails its check sum.");
        }

        data = data[(around + (int)length)..];
        return content;
    }

    private static Image<TPixel> Pixels<TPixel>(PngHeader header, ReadOnlySpan<byte> palette, MemoryStream compressed)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        int rowBytes = header.Width * header.Channels;
        if ((1L + rowBytes) * header.Height > compressed.Length * MostExpansion)
        {
            throw new InvalidImageContentException($"The PNG claims {header.Width} x {header.Height} pixels, which its {compressed.Length} bytes of data cannot hold.");
        }

        TPixel[] pixels = new TPixel[header.Width * header.Height];
        byte[] row = new byte[rowBytes];
        byte[] above = new byte[rowBytes];
        try
        {
            using ZLibStream rows = new(compressed, CompressionMode.Decompress);
            for (int y = 0; y < header.Height; y++)
            {
                int filter = rows.ReadByte();
                rows.ReadExactly(row);
                Unfilter(filter, row, above, header.Channels);
                Convert(row, header, palette, pixels.AsSpan(y * header.Width, header.Width));
                (row, above) = (above, row);
            }

            // Reading on to the end lets zlib compare its own check sum.
            rows.ReadByte();
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException)
        {
            throw new InvalidImageContentException("The compressed data of the PNG is broken or cut off.", exception);
        }

        return new Image<TPixel>(header.Width, header.Height, pixels);
    }

    private static void Unfilter(int filter, Span<byte> row, ReadOnlySpan<byte> above, int channels)
    {
        if (filter >= PngFormat.FilterCount)
        {
            throw new InvalidImageContentException($"A row of the PNG has the unknown filter {filter}.");
        }

        for (int i = 0; i < row.Length; i++)
        {
            bool first = i < channels;
            row[i] += PngFormat.Predict(filter, first ? (byte)0 : row[i - channels], above[i], first ? (byte)0 : above[i - channels]);
        }
    }

    private static void Convert<TPixel>(ReadOnlySpan<byte> row, PngHeader header, ReadOnlySpan<byte> palette, Span<TPixel> pixels)
        where TPixel : unmanaged, IPixel<TPixel>
    {
        for (int x = 0; x < pixels.Length; x++)
        {
            ReadOnlySpan<byte> pixel = row.Slice(x * header.Channels, header.Channels);
            if (header.Colour == PngColour.Palette)
            {
                pixel = palette.Length >= 3 * (pixel[0] + 1)
                    ? palette.Slice(3 * pixel[0], 3)
                    : throw new InvalidImageContentException($"A pixel of the PNG has the colour {pixel[0]}, the palette ends at {(palette.Length / 3) - 1}.");
            }

            pixels[x] = pixel.Length < 3 ? TPixel.FromColor(pixel[0], pixel[0], pixel[0]) : TPixel.FromColor(pixel[0], pixel[1], pixel[2]);
        }
    }
}
