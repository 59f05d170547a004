using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>A picture around a cube.</summary>
/// <param name="SidePixels">Columns and rows of each of its faces.</param>
/// <param name="Rgb">The faces one below the other, as OpenGL orders and turns them: +x, -x, +y, -y, +z, -z (6 x side x side x 3).</param>
public sealed record CubeTexture(int SidePixels, ImmutableArray<byte> Rgb)
{
    /// <summary>What is seen of a face from outside.</summary>
    /// <param name="right">Unit vector of the cube's frame that points to the right in the picture.</param>
    /// <param name="up">The one that points up in the picture.</param>
    /// <param name="sidePixels">Columns and rows of the picture.</param>
    public CameraImage Face(Vector3 right, Vector3 up, int sidePixels)
    {
        Vector3 outward = Vector3.Cross(right, up);
        byte[] pixels = new byte[sidePixels * sidePixels * 3];
        for (int row = 0; row < sidePixels; row++)
        {
            for (int column = 0; column < sidePixels; column++)
            {
                float x = (((column + 0.5f) / sidePixels) * 2) - 1, y = 1 - (((row + 0.5f) / sidePixels) * 2);
                int from = Texel(outward + (x * right) + (y * up));
                Rgb.AsSpan(from, 3).CopyTo(pixels.AsSpan(3 * ((row * sidePixels) + column)));
            }
        }

        return new CameraImage(sidePixels, sidePixels, pixels);
    }

    /// <summary>Where the colour is that is seen in a direction (OpenGL 4.6 specification, table 8.19).</summary>
    private int Texel(Vector3 direction)
    {
        (float x, float y, float z) = (direction.X, direction.Y, direction.Z);
        var size = Vector3.Abs(direction);
        (int face, float s, float t, float major) =
            size.X >= size.Y && size.X >= size.Z ? (x > 0 ? (0, -z, -y, x) : (1, z, -y, -x))
            : size.Y >= size.Z ? (y > 0 ? (2, x, z, y) : (3, x, -z, -y))
            : z > 0 ? (4, x, -y, z) : (5, -x, -y, -z);
        int column = Pixel(s / major), row = Pixel(t / major);
        return 3 * ((((face * SidePixels) + row) * SidePixels) + column);
    }

    private int Pixel(float coordinate) => Math.Clamp((int)((coordinate + 1) / 2 * SidePixels), 0, SidePixels - 1);
}
