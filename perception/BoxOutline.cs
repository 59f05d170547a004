using System.Numerics;

namespace NeuroSymbolic.Perception;

/// <summary>The outline of an upright box in a picture, as the stretch that it covers of each row.</summary>
/// <remarks>A box is convex and so is its image, whose border consists of images of edges: the stretch goes from the leftmost to the
/// rightmost edge in a row.</remarks>
internal sealed class BoxOutline(int columns, int rows)
{
    // corners are numbered by the signs of their coordinates; an edge joins two that differ in one
    private static readonly (int From, int To)[] Edges =
    [
        .. from corner in Enumerable.Range(0, 8)
           from axis in Enumerable.Range(0, 3)
           where (corner & (1 << axis)) == 0
           select (corner, corner | (1 << axis)),
    ];

    private readonly float[] left = new float[rows];
    private readonly float[] right = new float[rows];

    /// <summary>The first row that it covers, and the one behind the last.</summary>
    public (int First, int End) Rows { get; private set; }

    /// <summary>Draws another box.</summary>
    public void Draw(PinholeCamera camera, Vector3 centre, Vector3 size)
    {
        Span<Vector2> corners = stackalloc Vector2[8];
        var scale = new Vector2(columns, rows);
        float top = rows, bottom = 0;
        for (int corner = 0; corner < corners.Length; corner++)
        {
            var signs = new Vector3((corner & 1) - 0.5f, ((corner >> 1) & 1) - 0.5f, ((corner >> 2) & 1) - 0.5f);
            corners[corner] = scale * camera.Project(centre + (signs * size));
            top = MathF.Min(top, corners[corner].Y);
            bottom = MathF.Max(bottom, corners[corner].Y);
        }

        Rows = (RowFrom(top), RowFrom(bottom));
        for (int row = Rows.First; row < Rows.End; row++)
        {
            (left[row], right[row]) = (columns, 0);
        }

        foreach ((int from, int to) in Edges)
        {
            Widen(corners[from], corners[to]);
        }
    }

    /// <summary>Where the box begins and ends in a row, columns, within the picture.</summary>
    public (float From, float To) Stretch(int row) => (Math.Clamp(left[row], 0, columns), Math.Clamp(right[row], 0, columns));

    private void Widen(Vector2 one, Vector2 other)
    {
        (Vector2 upper, Vector2 lower) = one.Y < other.Y ? (one, other) : (other, one);
        float slope = (lower.X - upper.X) / (lower.Y - upper.Y);
        int end = RowFrom(lower.Y);
        for (int row = RowFrom(upper.Y); row < end; row++)
        {
            float column = upper.X + (slope * (row + 0.5f - upper.Y));
            left[row] = MathF.Min(left[row], column);
            right[row] = MathF.Max(right[row], column);
        }
    }

    // the first row whose middle is not above that height
    private int RowFrom(float y) => Math.Clamp((int)MathF.Ceiling(y - 0.5f), 0, rows);
}
