using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Brings pictures to the size that a policy was trained on, as openpi's clients do: Pillow's bilinear filter, which averages over
/// the area when it shrinks, and black bars where the shape differs.</summary>
internal static class PaddedResize
{
    private const int FractionBits = 22;

    /// <summary>The picture in the middle of a square of that side, pixels; the very same picture when it has that size.</summary>
    public static CameraImage ToSquare(CameraImage picture, int side)
    {
        if (picture.Width == side && picture.Height == side)
        {
            return picture;
        }

        double ratio = Math.Max((double)picture.Width / side, (double)picture.Height / side);
        int width = (int)(picture.Width / ratio), height = (int)(picture.Height / ratio);
        byte[] narrow = Filter(picture.Pixels.Span, picture.Height, picture.Width, width, pixelStep: 3, lineStep: 3 * picture.Width, targetPixelStep: 3, targetLineStep: 3 * width);
        byte[] small = Filter(narrow, width, picture.Height, height, pixelStep: 3 * width, lineStep: 3, targetPixelStep: 3 * width, targetLineStep: 3);

        byte[] square = new byte[side * side * 3];
        int left = (side - width) / 2, top = (side - height) / 2;
        for (int row = 0; row < height; row++)
        {
            small.AsSpan(3 * row * width, 3 * width).CopyTo(square.AsSpan(3 * (((top + row) * side) + left)));
        }

        return new CameraImage(side, side, square);
    }

    // one pass along lines of pixels; Pillow rounds to whole levels between its two passes, and so is it here
    private static byte[] Filter(
        ReadOnlySpan<byte> source, int lines, int length, int targetLength, int pixelStep, int lineStep, int targetPixelStep, int targetLineStep)
    {
        byte[] target = new byte[lines * targetLength * 3];
        double scale = (double)length / targetLength, reach = Math.Max(scale, 1);
        int[] weights = new int[(int)Math.Ceiling(reach) * 2 + 1];
        for (int place = 0; place < targetLength; place++)
        {
            double centre = (place + 0.5) * scale;
            int first = Math.Max(0, (int)(centre - reach + 0.5));
            int count = Math.Min(length, (int)(centre + reach + 0.5)) - first;
            Weigh(weights.AsSpan(0, count), first - centre + 0.5, reach);
            for (int line = 0; line < lines; line++)
            {
                for (int colour = 0; colour < 3; colour++)
                {
                    int sum = 1 << (FractionBits - 1);
                    for (int i = 0; i < count; i++)
                    {
                        sum += weights[i] * source[(line * lineStep) + ((first + i) * pixelStep) + colour];
                    }

                    target[(line * targetLineStep) + (place * targetPixelStep) + colour] = (byte)Math.Clamp(sum >> FractionBits, 0, 255);
                }
            }
        }

        return target;
    }

    private static void Weigh(Span<int> weights, double firstDistance, double reach)
    {
        double Triangle(int i) => Math.Max(0, 1 - Math.Abs((i + firstDistance) / reach));
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += Triangle(i);
        }

        for (int i = 0; i < weights.Length; i++)
        {
            weights[i] = (int)(0.5 + (Triangle(i) / sum * (1 << FractionBits)));
        }
    }
}
