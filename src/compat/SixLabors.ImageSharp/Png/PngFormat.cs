namespace SixLabors.ImageSharp.Png;

/// <summary>What reading and writing share. Section numbers are those of the W3C recommendation "Portable Network Graphics", 3rd edition.</summary>
internal static class PngFormat
{
    /// <summary>The number of filters (section 9.2): none, sub, up, average, Paeth.</summary>
    public const int FilterCount = 5;

    private static readonly uint[] CrcTable = CreateCrcTable();

    /// <summary>The first bytes of every PNG (section 5.2).</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <exception cref="UnknownImageFormatException">The data does not begin with the signature.</exception>
    public static void RequireSignature(ReadOnlySpan<byte> data)
    {
        if (!data.StartsWith(Signature))
        {
            throw new UnknownImageFormatException("Image cannot be loaded: it is empty or no PNG, the one format that can be read here.");
        }
    }

    /// <summary>The check sum of a chunk's type and data (annex D: polynomial 0xedb88320, reflected).</summary>
    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc = CrcTable[(byte)(crc ^ value)] ^ (crc >> 8);
        }

        return ~crc;
    }

    /// <summary>What a filter expects a byte to be, from the same byte of the pixels to the left, above and above left (section 9.2).</summary>
    public static byte Predict(int filter, byte left, byte above, byte aboveLeft) => filter switch
    {
        0 => 0,
        1 => left,
        2 => above,
        3 => (byte)((left + above) / 2),
        _ => Paeth(left, above, aboveLeft),
    };

    private static byte Paeth(byte left, byte above, byte aboveLeft)
    {
        int estimate = left + above - aboveLeft;
        int toLeft = Math.Abs(estimate - left);
        int toAbove = Math.Abs(estimate - above);
        int toAboveLeft = Math.Abs(estimate - aboveLeft);
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }

    private static uint[] CreateCrcTable()
    {
        uint[] table = new uint[256];
        for (uint i = 0; i < table.Length; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? 0xedb88320 ^ (crc >> 1) : crc >> 1;
            }

            table[i] = crc;
        }

        return table;
    }
}
