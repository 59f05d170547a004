using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Accounts for things that a look does not show because something stands before them.</summary>
/// <remarks>What the fingers feel to be as wide as it is in them, whatever hides it there. What was seen somewhere is still there while its place cannot be seen (object
/// permanence); what was never seen is sought with the camera in the hand on the spots that others hide. A place in full view that shows nothing is empty, whatever was believed of it.</remarks>
/// <param name="domain">The domain.</param>
/// <param name="camera">Where the camera that sees the table stands, metres.</param>
/// <param name="wrist">The camera in the hand.</param>
internal sealed class HiddenThings(DomainDescription domain, Vector3 camera, WristSight wrist)
{
    // the network finds nearly all of what shows more of itself than this
    private const float HiddenShare = 0.35f;

    // the close look reaches three centimetres
    private const float GridMetres = 0.04f;

    private readonly DomainReadings readings = new(domain);
    private readonly ImmutableArray<ObjectDescription> places = [.. domain.Objects.Where(item => !item.IsMovable)];

    /// <inheritdoc cref="IPerception.Complete"/>
    public SceneEstimate Complete(Observation observation, SceneEstimate seen, SceneEstimate? before, ImmutableArray<string> missing)
    {
        string held = domain.PredicateFor(DomainReadings.Held);
        Pose hand = domain.ToolInWorld(observation.Robot.JointPositions.AsSpan());
        var scene = new SceneState([.. seen.Objects.Select(State)], places) { Joints = seen.Joints };
        foreach (ObjectDescription item in missing.Select(domain.Find))
        {
            bool isFelt = PossiblePlacements.IsFelt(item, observation.Robot) && scene.Objects.All(thing => !thing.IsHeld);
            ObjectEstimate? found = isFelt ? Felt(item)
                : before?.Find(item.Name) is not { } old ? Sought(item)
                : before.Facts.Contains(new Fact(held, item.Name)) ? null
                : Inside(old) ?? (IsHidden(new ObjectState(item, old.Pose)) ? old : null);
            if (found is not null)
            {
                scene = scene with { Objects = scene.Objects.Add(new ObjectState(item, found.Pose) { IsHeld = isFelt }) };
                seen = seen with { Objects = seen.Objects.Add(found) };
            }
        }

        FactSet facts = readings.Read(scene);
        return seen with
        {
            Facts = facts,
            Confidences = seen.Confidences.SetItems(facts.Except(seen.Facts).Concat(seen.Facts.Except(facts))
                .Select(fact => KeyValuePair.Create(fact, facts.Contains(fact) ? 1.0 : 0))),
        };

        ObjectState State(ObjectEstimate estimate) => new(domain.Find(estimate.Name), estimate.Pose)
        {
            IsHeld = seen.Facts.Contains(new Fact(held, estimate.Name)),
        };

        ObjectEstimate Felt(ObjectDescription item)
        {
            float turn = PossiblePlacements.TurnInHand(item, before?.Find(item.Name)?.Pose.Yaw ?? 0, hand.Yaw);
            return new ObjectEstimate(item.Name, PossiblePlacements.PoseInHand(item, turn, hand.Position), 1);
        }

        // what was in a thing goes where that goes; its walls hide it from any side
        ObjectEstimate? Inside(ObjectEstimate old) => (
            from container in before.Objects
            where domain.Find(container.Name).Inside is { } room && room.Contains(container.Pose, old.Pose.Position)
            let now = seen.Find(container.Name)
            where now is not null
            select old with
            {
                Pose = now.Pose.Compose(new Pose(
                    container.Pose.PointFrom(old.Pose.Position), Quaternion.Inverse(container.Pose.Orientation) * old.Pose.Orientation)),
            }).FirstOrDefault();

        bool IsHidden(ObjectState thing) =>
            scene.Objects.All(other => !Overlap(thing, other)) && LineOfSight.SeenShare(thing, scene.Objects, hand.Position, camera) < HiddenShare;

        ObjectEstimate? Sought(ObjectDescription item) => Spots(item)
            .Where(spot => IsHidden(new ObjectState(item, spot)))
            .Select(spot => wrist.Find(observation.Capture(domain.HandCamera), observation.Robot, new ObjectEstimate(item.Name, spot, 1)))
            .FirstOrDefault(found => found is not null && IsHidden(new ObjectState(item, found.Pose)));
    }

    // where a thing could stand on its own
    private IEnumerable<Pose> Spots(ObjectDescription item)
    {
        foreach (ObjectDescription place in places.Where(place => !place.BearsAnywhere && readings.RestOn(item, place) is not null))
        {
            bool isMiddle = readings.RestOn(item, place) is SupportedReading;
            Vector3 half = isMiddle ? Vector3.Zero : (place.SizeMetres - item.SizeMetres) / 2;
            for (float x = -half.X; x <= half.X; x += GridMetres)
            {
                for (float y = -half.Y; y <= half.Y; y += GridMetres)
                {
                    yield return new Pose(place.SurfaceMetres!.Value + new Vector3(x, y, item.SizeMetres.Z / 2), Quaternion.Identity);
                }
            }
        }
    }

    private static bool Overlap(ObjectState one, ObjectState other)
    {
        const float Slack = 0.01f;
        Vector3 gap = Vector3.Abs(one.Pose.Position - other.Pose.Position) - ((one.Item.SizeMetres + other.Item.SizeMetres) / 2);
        return gap.X < -Slack && gap.Y < -Slack && gap.Z < -Slack;
    }
}
