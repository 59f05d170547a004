using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Experiments;

/// <summary>Draws what was believed into the picture that it was seen in: the edges of each object's box, and its centre.</summary>
public static class PerceptionOverlay
{
    /// <summary>Pixels of the drawing for each pixel of the picture, along both axes.</summary>
    public const int Magnification = 4;

    private const int HaloRadius = 2;
    private const int CentreRadius = 4;

    /// <summary>The picture, enlarged, with the boxes.</summary>
    /// <param name="picture">What the camera saw; square.</param>
    /// <param name="scene">What was believed.</param>
    /// <param name="domain">Sizes of the objects.</param>
    /// <param name="camera">The calibration of the camera that saw it.</param>
    public static CameraImage Draw(CameraImage picture, SceneEstimate scene, DomainDescription domain, PinholeCamera camera)
    {
        var canvas = new Canvas(picture);
        foreach (ObjectEstimate item in scene.Objects)
        {
            Vector3 half = domain.Find(item.Name).SizeMetres / 2;
            Vector2[] corners = [.. Enumerable.Range(0, 8).Select(corner => camera.Project(item.Pose.Position + Vector3.Transform(
                new Vector3(Sign(corner, 1) * half.X, Sign(corner, 2) * half.Y, Sign(corner, 4) * half.Z), item.Pose.Orientation)))];

            // corners whose numbers differ in one bit share an edge
            var edges = from corner in Enumerable.Range(0, 8)
                        from bit in (int[])[1, 2, 4]
                        where (corner & bit) == 0
                        select (corners[corner], corners[corner | bit]);
            canvas.Lines([.. edges]);
            canvas.Dot(camera.Project(item.Pose.Position));
        }

        return canvas.Finish();

        static float Sign(int corner, int bit) => (corner & bit) == 0 ? -1 : 1;
    }

    private sealed class Canvas
    {
        private readonly int width;
        private readonly int height;
        private readonly byte[] pixels;

        public Canvas(CameraImage picture)
        {
            (width, height) = (picture.Width * Magnification, picture.Height * Magnification);
            pixels = new byte[width * height * 3];
            for (int row = 0; row < height; row++)
            {
                for (int column = 0; column < width; column++)
                {
                    int from = 3 * ((row / Magnification * picture.Width) + (column / Magnification));
                    picture.Pixels.Span.Slice(from, 3).CopyTo(pixels.AsSpan(3 * ((row * width) + column), 3));
                }
            }
        }

        // white on a dark halo is seen on every colour; the halos of all lines come first
        public void Lines((Vector2 From, Vector2 To)[] lines)
        {
            foreach ((int radius, byte grey) in (ReadOnlySpan<(int, byte)>)[(HaloRadius, 0), (0, 255)])
            {
                foreach ((Vector2 from, Vector2 to) in lines)
                {
                    int steps = (int)(Vector2.Distance(from, to) * width) + 1;
                    for (int step = 0; step <= steps; step++)
                    {
                        Disc(Vector2.Lerp(from, to, (float)step / steps), radius, grey);
                    }
                }
            }
        }

        public void Dot(Vector2 place)
        {
            Disc(place, CentreRadius + HaloRadius, 0);
            Disc(place, CentreRadius, 255);
        }

        public CameraImage Finish() => new(width, height, pixels);

        private void Disc(Vector2 place, int radius, byte grey)
        {
            (int x, int y) = ((int)(place.X * width), (int)(place.Y * height));
            for (int row = Math.Max(0, y - radius); row <= Math.Min(height - 1, y + radius); row++)
            {
                for (int column = Math.Max(0, x - radius); column <= Math.Min(width - 1, x + radius); column++)
                {
                    if (((row - y) * (row - y)) + ((column - x) * (column - x)) <= radius * radius)
                    {
                        pixels.AsSpan(3 * ((row * width) + column), 3).Fill(grey);
                    }
                }
            }
        }
    }
}
