using System.Numerics;

namespace NeuroSymbolic.Perception;

/// <summary>What the network says of one object.</summary>
/// <param name="Name">The object's symbol, such as <c>cube1</c>.</param>
/// <param name="Presence">Probability that it is there, 0 to 1; the rest means nothing when it is not.</param>
/// <param name="Picture">Where its centre is in the picture, 0 to 1 from the upper left corner.</param>
/// <param name="HeightMetres">How high its centre is above the table.</param>
public readonly record struct ObjectDetection(string Name, float Presence, Vector2 Picture, float HeightMetres)
{
    /// <summary>How it is turned about the vertical, radians: one of those turns after which it is gripped alike; 0 from a network that does not tell.</summary>
    public float TurnRadians { get; init; }

    /// <summary>How clearly that is seen, 0 to about 1: the length of the mean of unit vectors that the turn may have by the picture.</summary>
    public float TurnClarity { get; init; } = 1;
}
