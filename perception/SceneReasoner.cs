using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>Finds the likeliest arrangement that obeys the laws of a table: each object stands on exactly one thing or is held.</summary>
/// <remarks>
/// What bears an object tells its height to a fraction of a millimetre, far better than a picture does; with the height, the ray through
/// its image tells the rest of its position. So arrangements are searched, not positions: depth first, lowest object first, since that can
/// bear the others. Of n objects each has at most n + 2 ways to be, and the bound leaves few of the n! leaves.
/// The belief in a fact is the share of the likelihood of all leaves that have it.
/// </remarks>
public sealed class SceneReasoner
{
    // what is probable is there; what is possible may be there if that explains the rest: a large cube hides a small one under it
    private const double Probable = 0.5;
    private const double Possible = 0.02;
    private const double Certain = 0.999;

    // one look in twenty finds a thing moved that the hand did not move; what is nearer to where it was has not moved
    private const double SurpriseCost = 3;
    private const float SameSpotMetres = 0.02f;

    // below this clarity every tenth turn is off by more than ten degrees
    private const float ClearTurn = 0.85f;

    // leaves less likely than this beside the best change no belief by more than a ten-thousandth
    private const double CostWindow = 10;

    private readonly DomainDescription domain;
    private readonly ImmutableArray<ObjectDescription> places;
    private readonly DomainReadings readings;
    private readonly PinholeCamera camera;
    private readonly PossiblePlacements possible;
    private readonly string held;

    /// <summary>A reasoner for a domain's table as a camera sees it.</summary>
    public SceneReasoner(DomainDescription domain, PinholeCamera camera)
    {
        this.domain = domain;
        places = [.. domain.Objects.Where(item => !item.IsMovable)];
        readings = new DomainReadings(domain);
        this.camera = camera;
        possible = new PossiblePlacements(domain, camera, readings);
        held = domain.PredicateFor(DomainReadings.Held);
    }

    /// <summary>The scene that explains best what was seen and felt.</summary>
    /// <param name="detections">What the network says of each object.</param>
    /// <param name="robot">The robot's own readings: something held is where the tool is, and as wide as the fingers are apart. Null when
    /// there is nothing but the picture: then whatever hangs in the air counts as held.</param>
    /// <param name="before">What was believed at the look before; null for nothing.</param>
    public SceneEstimate Explain(ImmutableArray<ObjectDetection> detections, RobotReading? robot, SceneEstimate? before = null)
    {
        // what can hold others in it comes before them, as what can bear others does
        ObjectDetection[] seen =
        [
            .. from detection in detections
               where detection.Presence >= Possible
               let item = domain.Find(detection.Name)
               where item.IsMovable
               orderby item.Inside is null, detection.HeightMetres
               select AsBefore(detection, robot, before),
        ];
        ImmutableSortedDictionary<string, double> joints = Joints(detections, before);
        var leaves = new List<(double Cost, bool IsDoubt, ImmutableArray<Placement> Arrangement)>();
        Extend([], 0, 0, double.PositiveInfinity, isDoubt: false);

        (double best, _, ImmutableArray<Placement> likeliest) = leaves.Where(leaf => !leaf.IsDoubt).MinBy(leaf => leaf.Cost);
        FactSet believed = Facts(likeliest, joints);
        var belief = new Dictionary<Fact, double>();
        double total = 0, same = 0;
        foreach ((double cost, _, ImmutableArray<Placement> arrangement) in leaves.Where(leaf => leaf.Cost < best + CostWindow))
        {
            double weight = Math.Exp(best - cost);
            FactSet facts = Facts(arrangement, joints);
            total += weight;
            same += facts.Equals(believed) ? weight : 0;
            foreach (Fact fact in facts)
            {
                belief[fact] = belief.GetValueOrDefault(fact) + weight;
            }
        }

        return new SceneEstimate(
            believed,
            [.. from item in domain.Objects
                from placement in likeliest
                where placement.Item == item
                select new ObjectEstimate(item.Name, placement.Pose, Presence(item.Name))])
        {
            Joints = joints,
            Belief = same / total,
            Confidences = belief.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value / total),
        };

        double Presence(string name) => detections.First(item => item.Name == name).Presence;

        // a thing that rested somewhere and now rests elsewhere; whether it was moved in the hand nobody but its owner knows
        double Surprise(Placement placement) =>
            !placement.IsHeld && before?.Find(placement.Item.Name) is { } old && !before.Facts.Contains(new Fact(held, old.Name))
            && Vector3.Distance(old.Pose.Position, placement.Position) > SameSpotMetres ? SurpriseCost : 0;

        // returns the cost of the best leaf so far; one that leaves out what is probable is no answer, and only takes belief from those that are
        double Extend(ImmutableArray<Placement> lower, int index, double cost, double bound, bool isDoubt)
        {
            if (cost > bound + CostWindow)
            {
                return bound;
            }

            if (index == seen.Length)
            {
                cost += lower.Any(placement => placement.IsHeld) ? 0 : possible.EmptyHandCost(robot);
                leaves.Add((cost, isDoubt, lower));
                return isDoubt ? bound : Math.Min(bound, cost);
            }

            double presence = seen[index].Presence;
            Placement[] ways = [.. possible.Of(seen[index], lower, robot).OrderBy(way => way.Cost)];
            if (presence < Certain)
            {
                // whether what is probable is there at all is for the picture alone to say, however badly it fits
                bool isProbable = presence >= Probable;
                double anyWay = isProbable && ways.Length > 0 ? ways[0].Cost : 0;
                bound = Extend(lower, index + 1, cost + anyWay - Math.Log(1 - presence), bound, isDoubt || isProbable);
            }

            foreach (Placement placement in ways)
            {
                bound = Extend(lower.Add(placement), index + 1, cost + placement.Cost + Surprise(placement) - Math.Log(presence), bound, isDoubt);
            }

            return bound;
        }
    }

    // what hardly shows how it is turned is turned as it was where it stands where it stood, and with the hand that has just let it go
    private ObjectDetection AsBefore(ObjectDetection now, RobotReading? robot, SceneEstimate? before)
    {
        if (now.TurnClarity >= ClearTurn || before?.Find(now.Name) is not { } old)
        {
            return now;
        }

        if (robot is not null && before.Facts.Contains(new Fact(held, now.Name)))
        {
            float hand = domain.ToolInWorld(robot.JointPositions.AsSpan()).Yaw;
            return now with { TurnRadians = PossiblePlacements.TurnInHand(domain.Find(now.Name), old.Pose.Yaw, hand) };
        }

        Vector3 spot = camera.PointAtHeight(now.Picture, old.Pose.Position.Z);
        return Vector3.Distance(spot, old.Pose.Position) < SameSpotMetres ? now with { TurnRadians = old.Pose.Yaw } : now;
    }

    // a fixture that is hidden is as it was seen last
    private ImmutableSortedDictionary<string, double> Joints(ImmutableArray<ObjectDetection> detections, SceneEstimate? before) => (
        from detection in detections
        where !domain.Find(detection.Name).IsMovable
        let isSeen = detection is { Presence: >= (float)Probable, TurnClarity: >= ClearTurn } || before is null || !before.Joints.ContainsKey(detection.Name)
        select KeyValuePair.Create(detection.Name, isSeen ? detection.TurnRadians : before!.Joints[detection.Name])).ToImmutableSortedDictionary();

    private FactSet Facts(ImmutableArray<Placement> arrangement, ImmutableSortedDictionary<string, double> joints) => readings.Read(new SceneState(
        [.. arrangement.Select(placement => new ObjectState(placement.Item, placement.Pose) { IsHeld = placement.IsHeld })], places)
    {
        Joints = joints,
    });
}
