using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Experiments;

/// <summary>What consistent estimation is measured against: each thing for itself is where the network has it most probably, and each fact is read
/// off with a tolerance, as a pipeline of detector and thresholds does. Nothing is weighed against anything else.</summary>
/// <param name="domain">The domain of the things.</param>
/// <param name="eyes">Whose detections are read; the camera that was knocked is found again for both.</param>
public sealed class ThresholdPerception(DomainDescription domain, CameraPerception eyes) : IPerception
{
    private const float Present = 0.5f;
    private const float HeldReachMetres = 0.04f, HeldWidthMetres = 0.004f;

    // half the height of the smallest cube: nearer to a top than that is on it
    private const float LevelMetres = 0.02f;
    private const float BesideMetres = 0.03f;

    private readonly DomainReadings readings = new(domain);
    private readonly ImmutableArray<ObjectDescription> places = [.. domain.Objects.Where(item => !item.IsMovable)];

    /// <inheritdoc/>
    public SceneEstimate Look(Observation observation)
    {
        TableSight sight = eyes.See(observation.Capture(eyes.Camera), observation.Robot);
        Vector3 tool = domain.ToolInWorld(observation.Robot.JointPositions.AsSpan()).Position;
        double opening = observation.Robot.FingerOpeningMetres;
        ImmutableArray<ObjectState> things = [];
        foreach (ObjectDetection seen in sight.Detections.Where(seen => seen.Presence >= Present).OrderBy(seen => seen.HeightMetres))
        {
            ObjectDescription item = domain.Find(seen.Name);
            if (!item.IsMovable)
            {
                continue;
            }

            Vector3 middle = At(domain.TableMetres + seen.HeightMetres);
            if (Vector3.Distance(middle, tool) < HeldReachMetres
                && Math.Abs(opening - (item.Grasp?.WidthMetres ?? item.SizeMetres.Y)) < HeldWidthMetres)
            {
                Add(middle, isHeld: true);
                continue;
            }

            float half = item.SizeMetres.Z / 2;
            float[] levels =
            [
                .. places.Select(place => place.SurfaceMetres!.Value.Z),
                .. things.Where(other => !other.IsHeld && SceneState.Horizontal(other.Pose.Position, middle) < BesideMetres).Select(other => other.TopMetres),
            ];
            float level = levels.MinBy(level => MathF.Abs(middle.Z - half - level));
            Add(MathF.Abs(middle.Z - half - level) < LevelMetres ? At(level + half) : middle, isHeld: false);

            Vector3 At(float height) => sight.Camera.PointAtHeight(seen.Picture, height);

            void Add(Vector3 position, bool isHeld) =>
                things = things.Add(new ObjectState(item, Pose.Upright(position, seen.TurnRadians)) { IsHeld = isHeld });
        }

        var scene = new SceneState(things, places)
        {
            Joints = sight.Detections.Where(seen => !domain.Find(seen.Name).IsMovable)
                .ToImmutableSortedDictionary(seen => seen.Name, seen => (double)seen.TurnRadians),
        };
        return new SceneEstimate(readings.Read(scene), [.. things.Select(thing => new ObjectEstimate(thing.Item.Name, thing.Pose, 1))]) { Joints = scene.Joints };
    }
}
