using System.Buffers.Binary;
using System.IO.Compression;

namespace SixLabors.ImageSharp.Png;

/// <summary>Writes PNGs with 8 bits of red, green and blue.</summary>
internal static class PngEncoder
{
    private const int Channels = 3;

    public static void Encode(Image source, Stream stream)
    {
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, source.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], source.Height);
        header[8] = 8;
        header[9] = (byte)PngColour.Rgb;

        stream.Write(PngFormat.Signature);
        WriteChunk(stream, "IHDR"u8, header);
        WriteChunk(stream, "IDAT"u8, CompressedRows(source));
        WriteChunk(stream, "IEND"u8, []);
    }

    private static ReadOnlySpan<byte> CompressedRows(Image source)
    {
        byte[] row = new byte[source.Width * Channels];
        byte[] above = new byte[row.Length];
        byte[] candidate = new byte[1 + row.Length];
        byte[] best = new byte[1 + row.Length];
        using MemoryStream compressed = new();
        using (ZLibStream rows = new(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (int y = 0; y < source.Height; y++)
            {
                source.CopyRowTo(y, row);

                // The filter with the smallest sum of differences mostly compresses best (section 12.7).
                long least = long.MaxValue;
                for (int filter = 0; filter < PngFormat.FilterCount; filter++)
                {
                    long sum = Filter(filter, row, above, candidate);
                    if (sum < least)
                    {
                        least = sum;
                        (best, candidate) = (candidate, best);
                    }
                }

                rows.Write(best);
                (row, above) = (above, row);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    /// <summary>Writes the filter's number and the filtered row; gives the sum of the differences, taken as signed bytes.</summary>
    private static long Filter(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, Span<byte> filtered)
    {
        filtered[0] = (byte)filter;
        long sum = 0;
        for (int i = 0; i < row.Length; i++)
        {
            bool first = i < Channels;
            byte predicted = PngFormat.Predict(filter, first ? (byte)0 : row[i - Channels], above[i], first ? (byte)0 : above[i - Channels]);
            byte difference = (byte)(row[i] - predicted);
            filtered[1 + i] = difference;
            sum += Math.Abs((int)(sbyte)difference);
        }

        return sum;
    }

    private static void WriteChunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> content)
    {
        byte[] chunk = new byte[4 + type.Length + content.Length + 4];
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        type.CopyTo(chunk.AsSpan(4));
        content.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + content.Length), PngFormat.Crc(chunk.AsSpan(4, 4 + content.Length)));
        stream.Write(chunk);
    }
}
