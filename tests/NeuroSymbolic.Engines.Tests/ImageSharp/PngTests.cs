using FsCheck;
using FsCheck.Fluent;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace NeuroSymbolic.Engines.Tests;

public sealed class PngTests
{
    public static TheoryData<byte[]> Coloured => new(
        ForeignPngs.NoFilter, ForeignPngs.SubFilter, ForeignPngs.UpFilter, ForeignPngs.AverageFilter, ForeignPngs.PaethFilter,
        ForeignPngs.WithOpacity, ForeignPngs.Palette);

    public static TheoryData<byte[]> Uncoloured => new(ForeignPngs.Gray, ForeignPngs.GrayWithOpacity);

    [Theory]
    [MemberData(nameof(Coloured))]
    public void Coloured_pictures_of_other_encoders_are_read_pixel_by_pixel(byte[] png) => Assert.Equal(ForeignPngs.Colours, Bytes(png));

    [Theory]
    [MemberData(nameof(Uncoloured))]
    public void Gray_pictures_have_three_equal_channels(byte[] png) => Assert.Equal(ForeignPngs.Grays.SelectMany(gray => new[] { gray, gray, gray }), Bytes(png));

    [Fact]
    public void Bytes_streams_and_files_give_the_same_picture()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, ForeignPngs.PaethFilter);
            using Image<Rgb24> fromFile = Image.Load<Rgb24>(path);
            using Image<Rgb24> fromStream = Image.Load<Rgb24>(new MemoryStream(ForeignPngs.PaethFilter));
            Assert.Equal((4, 3), (fromFile.Width, fromFile.Height));
            Assert.Equal(new Rgb24(128, 64, 32), fromFile[3, 2]);
            Assert.Equal(fromFile[2, 0], fromStream[2, 0]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Every_picture_is_read_as_it_was_saved() =>
        Prop.ForAll(
            Gen.Choose(1, 40).SelectMany(width => Gen.Choose(1, 20).SelectMany(height =>
                Gen.OneOf(Gen.Choose(0, 255), Gen.Choose(0, 3)).ArrayOf(3 * width * height).Select(values => (width, height, values)))).ToArbitrary(),
            picture =>
            {
                byte[] pixels = [.. picture.values.Select(value => (byte)value)];
                using Image<Rgb24> saved = Image.LoadPixelData<Rgb24>(pixels, picture.width, picture.height);
                using MemoryStream stream = new();
                saved.SaveAsPng(stream);
                return Bytes(stream.ToArray()).AsSpan().SequenceEqual(pixels);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_smooth_picture_is_saved_much_smaller_than_its_pixels()
    {
        byte[] pixels = new byte[200 * 100 * 3];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)((i / 3 % 200) + (i / 600));
        }

        using Image<Rgb24> picture = Image.LoadPixelData<Rgb24>(pixels, 200, 100);
        using MemoryStream stream = new();
        picture.SaveAsPng(stream);
        Assert.InRange(stream.Length, 50, pixels.Length / 50);
    }

    [Fact]
    public void Saving_replaces_a_file()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            File.WriteAllBytes(path, new byte[10_000]);
            using Image<Rgb24> picture = Image.LoadPixelData<Rgb24>(new Rgb24[] { new(1, 2, 3) }, 1, 1);
            picture.SaveAsPng(path);
            using Image<Rgb24> read = Image.Load<Rgb24>(path);
            Assert.Equal(new Rgb24(1, 2, 3), read[0, 0]);
            Assert.InRange(new FileInfo(path).Length, 1, 200);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Pixels_are_set_in_place_and_guarded_at_the_edges()
    {
        using Image<Rgb24> picture = Image.LoadPixelData<Rgb24>(ForeignPngs.Colours, 4, 3);
        picture[1, 2] = new Rgb24(7, 8, 9);
        byte[] bytes = new byte[36];
        picture.CopyPixelDataTo(bytes);
        Assert.Equal([7, 8, 9], bytes[27..30]);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture[4, 0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => picture[0, -1]);
        Assert.ThrowsAny<ArgumentException>(() => picture.CopyPixelDataTo(new byte[35]));
        Assert.ThrowsAny<ArgumentException>(() => Image.LoadPixelData<Rgb24>(new byte[35], 4, 3));
    }

    [Fact]
    public void A_disposed_picture_is_not_read()
    {
        Image<Rgb24> picture = Image.LoadPixelData<Rgb24>(new Rgb24[] { new(1, 2, 3) }, 1, 1);
        picture.Dispose();
        picture.Dispose();
        Assert.Throws<ObjectDisposedException>(() => picture[0, 0]);
    }

    private static byte[] Bytes(byte[] png)
    {
        using Image<Rgb24> picture = Image.Load<Rgb24>(png);
        byte[] bytes = new byte[picture.Width * picture.Height * 3];
        picture.CopyPixelDataTo(bytes);
        return bytes;
    }
}
