using FsCheck;
using FsCheck.Fluent;

namespace NeuroSymbolic.Core.Tests;

public class CameraImageTests
{
    [Fact]
    public void A_picture_shrunk_by_a_whole_number_has_the_means_of_its_blocks()
    {
        byte[] pixels = [.. Enumerable.Range(0, 6 * 4 * 3).Select(i => (byte)(i * 37))];
        CameraImage small = new CameraImage(6, 4, pixels).Shrink(3, 2);
        for (int row = 0; row < 2; row++)
        {
            for (int column = 0; column < 3; column++)
            {
                for (int colour = 0; colour < 3; colour++)
                {
                    int sum = 0;
                    for (int cell = 0; cell < 4; cell++)
                    {
                        sum += pixels[(((((2 * row) + (cell / 2)) * 6) + (2 * column) + (cell % 2)) * 3) + colour];
                    }

                    Assert.Equal((sum + 2) / 4, small.Pixels.Span[(((row * 3) + column) * 3) + colour]);
                }
            }
        }
    }

    [Fact]
    public void A_shrunk_picture_is_as_bright_as_it_was() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new System.Random(seed);
            int width = random.Next(1, 60), height = random.Next(1, 60);
            byte[] pixels = new byte[width * height * 3];
            random.NextBytes(pixels);
            CameraImage small = new CameraImage(width, height, pixels).Shrink(random.Next(1, width + 1), random.Next(1, height + 1));
            double before = pixels.Average(value => (double)value), after = small.Pixels.ToArray().Average(value => (double)value);
            Assert.InRange(after, before - 0.5, before + 0.5);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261128, 1));

    [Theory]
    [InlineData(0, 4)]
    [InlineData(4, 9)]
    public void Shrinking_to_nothing_or_to_more_is_refused(int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CameraImage(8, 8, new byte[192]).Shrink(width, height));
}
