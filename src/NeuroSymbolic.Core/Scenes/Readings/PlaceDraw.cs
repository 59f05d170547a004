using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>How exactly things are put where they belong.</summary>
/// <param name="Random">All draws.</param>
/// <param name="DeviationMetres">Standard deviation along x and y of what is put on a place, metres.</param>
public sealed record PlaceDraw(Random Random, double DeviationMetres)
{
    /// <summary>Air below a thing that is put on another, so that it falls into contact rather than begins inside of it, metres.</summary>
    public const float GapMetres = 0.0005f;

    /// <summary>A draw of how far a thing is off, at most so far, metres.</summary>
    public Vector2 Offset(float largestMetres)
    {
        Vector2 offset;
        do
        {
            offset = new Vector2((float)Random.NextGaussian(DeviationMetres), (float)Random.NextGaussian(DeviationMetres));
        }
        while (offset.Length() > largestMetres);
        return offset;
    }
}
