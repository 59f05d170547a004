using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>What a robot senses at one moment, and what is true at it.</summary>
/// <param name="Observation">Readings, and the pictures taken at that moment.</param>
/// <param name="Facts">The true facts that can change.</param>
/// <param name="Objects">The true poses of the objects present.</param>
/// <param name="Camera">How the camera that took the picture really stands.</param>
public sealed record LabelledView(
    Observation Observation, FactSet Facts, ImmutableArray<ObjectEstimate> Objects, CameraDescription Camera)
{
    /// <summary>How far each fixture with a joint is turned, radians.</summary>
    public ImmutableSortedDictionary<string, double> Joints { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Takes the picture of a camera now, and notes the truth.</summary>
    /// <param name="world">The world.</param>
    /// <param name="camera">The camera.</param>
    /// <param name="disturb">Makes of the picture what a worse camera would have taken; null for nothing.</param>
    internal static LabelledView Take(World world, string camera, Func<CameraImage, CameraImage>? disturb = null)
    {
        Observation now = world.Observe();
        CameraImage image = disturb is null ? now.Capture(camera) : disturb(now.Capture(camera));
        return new LabelledView(
            new Observation(now.TimeSeconds, now.Robot, name => name == camera
                ? image
                : throw new ArgumentException($"Only {camera} was recorded, not {name}.", nameof(name))),
            world.TrueFacts(),
            world.TruePoses,
            world.TrueCamera(camera)) { Joints = world.TrueScene().Joints };
    }
}
