using System.Buffers.Binary;
using System.Reflection;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace NeuroSymbolic.Engines.Tests;

/// <summary>What is no PNG, no whole PNG or a malicious one. The package shows some broken pictures in part where the stand-in refuses.</summary>
public sealed class BrokenPngTests
{
    private static readonly bool IsStandIn = typeof(Image).Assembly.GetCustomAttribute<AssemblyProductAttribute>()?.Product == "NeuroSymbolic";

    public static TheoryData<byte[]> Strangers => new([], [0x89], "P6 1 1 255\nabc"u8.ToArray(), new byte[1000], [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0b, 0, 0, 0, 0]);

    [Theory]
    [MemberData(nameof(Strangers))]
    public void What_is_no_picture_has_an_unknown_format(byte[] bytes)
    {
        Assert.ThrowsAny<ImageFormatException>(() => Image.Load<Rgb24>(bytes));
        Assert.ThrowsAny<ImageFormatException>(() => Image.Load<Rgb24>(new MemoryStream(bytes)));
        Assert.Throws<UnknownImageFormatException>(() => Image.Load<Rgb24>(new byte[100]));
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        FileNotFoundException error = Assert.Throws<FileNotFoundException>(() => Image.Load<Rgb24>("nowhere.png"));
        Assert.Contains("nowhere.png", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_cut_off_at_any_byte_is_refused()
    {
        for (int length = 0; length < ForeignPngs.PaethFilter.Length; length++)
        {
            AssertRefused(ForeignPngs.PaethFilter[..length]);
        }
    }

    [Fact]
    public void A_picture_with_one_flipped_bit_is_refused_or_unharmed()
    {
        foreach (byte[] png in new[] { ForeignPngs.AverageFilter, ForeignPngs.Palette })
        {
            for (int bit = 0; bit < 8 * png.Length; bit++)
            {
                byte[] flipped = [.. png];
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                AssertRefusedOrUnharmed(flipped);
            }
        }
    }

    [Theory]
    [InlineData(1 << 14, 1 << 14)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(1 << 16, 1 << 16)]
    [InlineData(0, 3)]
    public void Dimensions_that_the_data_cannot_hold_are_refused_before_memory_is_taken(int width, int height)
    {
        if (!IsStandIn)
        {
            return;
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        AssertRefused(WithHeader(header =>
        {
            BinaryPrimitives.WriteInt32BigEndian(header, width);
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        }));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void Kinds_that_the_stand_in_does_not_read_are_named_with_the_remedy()
    {
        foreach (byte[] png in new[] { ForeignPngs.Interlaced, ForeignPngs.SixteenBits })
        {
            if (IsStandIn)
            {
                InvalidImageContentException error = Assert.Throws<InvalidImageContentException>(() => Image.Load<Rgb24>(png));
                Assert.Contains("save it with 8 bits and without interlacing", error.Message, StringComparison.Ordinal);
            }
            else
            {
                Image.Load<Rgb24>(png).Dispose();
            }
        }
    }

    private static void AssertRefused(byte[] png)
    {
        if (IsStandIn)
        {
            Assert.ThrowsAny<ImageFormatException>(() => Image.Load<Rgb24>(png));
        }
        else
        {
            AssertRefusedOrUnharmed(png);
        }
    }

    private static void AssertRefusedOrUnharmed(byte[] png)
    {
        try
        {
            using Image<Rgb24> picture = Image.Load<Rgb24>(png);
            byte[] bytes = new byte[36];
            picture.CopyPixelDataTo(bytes);
            if (IsStandIn)
            {
                Assert.Equal(ForeignPngs.Colours, bytes);
            }
        }
        catch (ImageFormatException)
        {
            // Refused, as it should be.
        }
    }

    /// <summary>A PNG whose header was changed and has a right check sum nevertheless.</summary>
    private static byte[] WithHeader(Action<byte[]> change)
    {
        const int type = 12, content = 16, end = 29;
        byte[] png = [.. ForeignPngs.NoFilter];
        byte[] header = png[content..end];
        change(header);
        header.CopyTo(png, content);
        BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(end), Crc(png.AsSpan(type, end - type)));
        return png;
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes)
        {
            crc ^= value;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xedb88320);
            }
        }

        return ~crc;
    }
}
