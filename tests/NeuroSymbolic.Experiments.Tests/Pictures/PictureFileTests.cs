using System.Buffers.Binary;
using System.IO.Hashing;
using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>Pictures of other programs, and what is no PNG, no whole PNG or a malicious one.</summary>
public sealed class PictureFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<byte[]> Coloured => new(
        ForeignPngs.NoFilter, ForeignPngs.SubFilter, ForeignPngs.UpFilter, ForeignPngs.AverageFilter, ForeignPngs.PaethFilter,
        ForeignPngs.WithOpacity, ForeignPngs.Palette, ForeignPngs.SixteenBits);

    public static TheoryData<byte[]> Uncoloured => new(ForeignPngs.Gray, ForeignPngs.GrayWithOpacity);

    public static TheoryData<byte[]> Strangers => new([], [0x89], "P6 1 1 255\nabc"u8.ToArray(), new byte[1000], "GIF89a"u8.ToArray());

    private string PicturePath => folder.File("picture.png");

    [Theory]
    [MemberData(nameof(Coloured))]
    public void Coloured_pictures_of_other_encoders_are_read_pixel_by_pixel(byte[] png) => Assert.Equal(ForeignPngs.Colours, Read(png).Pixels.ToArray());

    [Theory]
    [MemberData(nameof(Uncoloured))]
    public void Gray_pictures_have_three_equal_channels(byte[] png) =>
        Assert.Equal(ForeignPngs.Grays.SelectMany(gray => new[] { gray, gray, gray }), Read(png).Pixels.ToArray());

    [Fact]
    public void Every_picture_is_read_as_it_was_written() =>
        Prop.ForAll(
            Gen.Choose(1, 40).SelectMany(width => Gen.Choose(1, 20).SelectMany(height =>
                Gen.Choose(0, 255).ArrayOf(3 * width * height).Select(values => new CameraImage(width, height, values.Select(value => (byte)value).ToArray())))).ToArbitrary(),
            picture =>
            {
                PictureFile.Write(PicturePath, picture);
                CameraImage read = PictureFile.Read(PicturePath);
                return (read.Width, read.Height) == (picture.Width, picture.Height) && read.Pixels.Span.SequenceEqual(picture.Pixels.Span);
            }).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(Strangers))]
    public void What_is_no_PNG_is_refused(byte[] bytes) => Assert.Contains("PNG", Refused(bytes), StringComparison.Ordinal);

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Contains("nowhere.png", Assert.Throws<InputException>(() => PictureFile.Read("nowhere.png")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_interlaced_picture_is_refused_with_the_remedy() =>
        Assert.EndsWith("save it without interlacing.", Refused(ForeignPngs.Interlaced), StringComparison.Ordinal);

    [Fact]
    public void A_picture_cut_off_at_any_byte_is_refused()
    {
        foreach (byte[] png in new[] { ForeignPngs.PaethFilter, ForeignPngs.Palette })
        {
            for (int length = 0; length < png.Length; length++)
            {
                Refused(png[..length]);
            }
        }
    }

    [Fact]
    public void A_picture_with_one_flipped_bit_is_refused()
    {
        foreach (byte[] png in new[] { ForeignPngs.AverageFilter, ForeignPngs.Palette })
        {
            for (int bit = 0; bit < 8 * png.Length; bit++)
            {
                byte[] flipped = [.. png];
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                Refused(flipped);
            }
        }
    }

    /// <summary>With the check sums made right again, the damage reaches the decoder, which throws what it runs into.</summary>
    [Fact]
    public void Damage_under_right_check_sums_gives_a_picture_or_a_sentence()
    {
        foreach (byte[] png in new[] { ForeignPngs.AverageFilter, ForeignPngs.Palette, ForeignPngs.SixteenBits })
        {
            for (int bit = 0; bit < 8 * png.Length; bit++)
            {
                byte[] flipped = [.. png];
                flipped[bit / 8] ^= (byte)(1 << (bit % 8));
                File.WriteAllBytes(PicturePath, Resealed(flipped));
                Exception? error = Record.Exception(() => PictureFile.Read(PicturePath));
                Assert.True(error is null or InputException, $"bit {bit}: {error}");
            }
        }
    }

    [Theory]
    [InlineData(1 << 14, 1 << 14)]
    [InlineData(8192, 8192)]
    [InlineData(4096, 4096)]
    [InlineData(int.MaxValue, 1)]
    [InlineData(0, 3)]
    public void Dimensions_that_are_too_large_or_that_the_data_cannot_hold_are_refused_before_memory_is_taken(int width, int height)
    {
        byte[] png = [.. ForeignPngs.NoFilter];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        png = Resealed(png);

        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("pixels", Refused(png), StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    public void Dispose() => folder.Dispose();

    private CameraImage Read(byte[] png)
    {
        File.WriteAllBytes(PicturePath, png);
        return PictureFile.Read(PicturePath);
    }

    private string Refused(byte[] png)
    {
        File.WriteAllBytes(PicturePath, png);
        string message = Assert.Throws<InputException>(() => PictureFile.Read(PicturePath)).Message;
        Assert.StartsWith(PicturePath + " ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }

    /// <summary>The file with right check sums, as far as its chunks can be followed.</summary>
    private static byte[] Resealed(byte[] png)
    {
        for (int position = 8; position + 12 <= png.Length;)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(position));
            if (length < 0 || length > png.Length - position - 12)
            {
                break;
            }

            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(position + 8 + length), Crc32.HashToUInt32(png.AsSpan(position + 4, 4 + length)));
            position += 12 + length;
        }

        return png;
    }
}
