using System.Numerics;

namespace NeuroSymbolic.Core;

/// <summary>How exactly things are put where they belong.</summary>
/// <param name="Random">All draws.</param>
/// <param name="DeviationMetres">Standard deviation along x and y of what is put on a place, metres.</param>
public sealed record PlaceDraw(Random Random, double DeviationMetres)
{
    /// <summary>Air below a thing that is put on another, so that it falls into contact rather than begins inside of it, metres.</summary>
    public const float GapMetres = 0.0005f;

    // nobody stacks better; and engines lose the contact of boxes of one size whose edges coincide
    private const double LevelDeviationMetres = 0.001;
    private const float LargestLevelOffsetMetres = 0.003f;

    /// <summary>Largest turn about the vertical, either way, of what is put anywhere on a place, radians.</summary>
    public double LargestTurnRadians { get; init; }

    /// <summary>A draw of how a thing that may be anywhere is turned about the vertical, radians.</summary>
    public float Turn() => LargestTurnRadians > 0 ? (float)(LargestTurnRadians * ((2 * Random.NextDouble()) - 1)) : 0;

    /// <summary>A draw of how far a thing on a place is off its middle, at most so far, metres.</summary>
    public Vector2 OnPlace(float largestMetres) => Offset(Random, DeviationMetres, largestMetres);

    /// <summary>A draw of how far a thing on another is off its middle, metres.</summary>
    public Vector2 OnThing() => Offset(Random, LevelDeviationMetres, LargestLevelOffsetMetres);

    /// <summary>A normally distributed way along x and y, drawn again where it is longer than allowed, metres.</summary>
    /// <param name="random">All draws.</param>
    /// <param name="deviationMetres">Standard deviation along each axis.</param>
    /// <param name="largestMetres">Largest length.</param>
    public static Vector2 Offset(Random random, double deviationMetres, float largestMetres)
    {
        Vector2 offset;
        do
        {
            offset = new Vector2((float)random.NextGaussian(deviationMetres), (float)random.NextGaussian(deviationMetres));
        }
        while (offset.Length() > largestMetres);
        return offset;
    }
}
