using System.Collections.Immutable;
using System.Numerics;

namespace NeuroSymbolic.Perception;

/// <summary>Finds a camera that was knocked since it was calibrated, by up to a degree and a centimetre: its picture is shifted by several pixels.</summary>
/// <remarks>The borders that should be seen are laid over the picture shifted this way and that, and the shift is taken at which brightness changes most across
/// them. That is no measurement yet, but near enough for <see cref="CameraRegistration"/> to begin from.</remarks>
internal static class KnockedCamera
{
    private const int ReachPixels = 12;
    private const int StepPixels = 2;
    private const float BesidePixels = 1.5f;

    // where the camera stands as calibrated, chance and shadows make another shift look a little better now and then
    private const float LeastGain = 1.25f;
    private const float Radian = 0.001f;

    /// <summary>The camera turned so that its borders lie where they are seen; null where it stands about as calibrated.</summary>
    /// <param name="grey">The picture.</param>
    /// <param name="side">Its side, pixels.</param>
    /// <param name="calibrated">The camera as calibrated.</param>
    /// <param name="border">Points of the borders, each with the direction across.</param>
    public static PinholeCamera? Find(
        GreyPicture grey, int side, PinholeCamera calibrated, ImmutableArray<(Vector3 Point, Vector3 Outwards, Vector3 Along)> border)
    {
        (Vector2 Place, Vector2 Across)[] seen =
        [
            .. from part in border
               where calibrated.Sees(part.Point)
               let place = side * calibrated.Project(part.Point)
               let along = (side * calibrated.Project(part.Point + (Radian * part.Along))) - place
               select (place, Vector2.Normalize(new Vector2(along.Y, -along.X))),
        ];
        float still = Contrast(grey, seen, Vector2.Zero);
        (Vector2 best, float most) = (Vector2.Zero, LeastGain * still);
        for (int x = -ReachPixels; x <= ReachPixels; x += StepPixels)
        {
            for (int y = -ReachPixels; y <= ReachPixels; y += StepPixels)
            {
                float contrast = Contrast(grey, seen, new Vector2(x, y));
                (best, most) = contrast > most ? (new Vector2(x, y), contrast) : (best, most);
            }
        }

        if (best == Vector2.Zero)
        {
            return null;
        }

        // how far the middle of the picture moves with turns about the camera's right and up
        Vector2 middle = new(0.5f, 0.5f);
        Vector3 ahead = calibrated.PointAhead(middle, 1);
        Vector2 nod = side * (calibrated.Moved(Radian * Vector3.UnitX, Vector3.Zero).Project(ahead) - middle) / Radian;
        Vector2 shake = side * (calibrated.Moved(Radian * Vector3.UnitY, Vector3.Zero).Project(ahead) - middle) / Radian;
        return calibrated.Moved(new Vector3(best.Y / nod.Y, best.X / shake.X, 0), Vector3.Zero);
    }

    private static float Contrast(GreyPicture grey, (Vector2 Place, Vector2 Across)[] border, Vector2 shift)
    {
        float sum = 0;
        foreach ((Vector2 place, Vector2 across) in border)
        {
            sum += MathF.Abs(grey.At(place + shift + (BesidePixels * across)) - grey.At(place + shift - (BesidePixels * across)));
        }

        return sum;
    }
}
