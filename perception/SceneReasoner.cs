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

    // spread of the network's heights; of how well things are set down on areas and on each other; of a held thing about the tool
    private const double HeightDeviationMetres = 0.008;
    private const double AreaDeviationMetres = 0.012;
    private const double LevelDeviationMetres = 0.008;
    private const double HeldDeviationMetres = 0.008;

    // beyond these the Gaussians' tails are not believed
    private const double LargestCost = 12;
    private const double RegionCost = 1; // as a place in whose middle things are put costs on average
    private const double BesideCost = 5;
    private const double OverlapCost = 10;

    // one look in twenty finds a thing moved that the hand did not move; what is nearer to where it was has not moved
    private const double SurpriseCost = 3;
    private const float SameSpotMetres = 0.02f;
    private const double UnfeltHeldCost = 8;
    private const float OverlapMetres = 0.006f;

    // fingers that hold a thing stand as far apart as it is wide; a thing counts as held when it is lifted
    private const float SmallestHeldFraction = 0.85f;
    private const float LargestHeldExcessMetres = 0.004f;
    private const float HeldReachMetres = 0.04f;
    private const float LiftedMetres = 0.006f;

    // pads give way by some tenths of a millimetre; a chance width is that of an object one time in fifty
    private const double GripMetres = 0.0004;
    private const double UnexplainedGripCost = 4;

    // leaves less likely than this beside the best change no belief by more than a ten-thousandth
    private const double CostWindow = 10;

    private readonly DomainDescription domain;
    private readonly PinholeCamera camera;
    private readonly ImmutableArray<ObjectDescription> places;
    private readonly float tableMetres;
    private readonly DomainReadings readings;
    private readonly string held;

    /// <summary>A reasoner for a domain's table as a camera sees it.</summary>
    public SceneReasoner(DomainDescription domain, PinholeCamera camera)
    {
        this.domain = domain;
        this.camera = camera;
        places = [.. domain.Objects.Where(item => !item.IsMovable)];
        tableMetres = domain.TableMetres;
        readings = new DomainReadings(domain);
        held = domain.PredicateFor(DomainReadings.Held);
    }

    /// <summary>The scene that explains best what was seen and felt.</summary>
    /// <param name="detections">What the network says of each object.</param>
    /// <param name="robot">The robot's own readings: something held is where the tool is, and as wide as the fingers are apart. Null when
    /// there is nothing but the picture: then whatever hangs in the air counts as held.</param>
    /// <param name="before">What was believed at the look before; null for nothing.</param>
    public SceneEstimate Explain(ImmutableArray<ObjectDetection> detections, RobotReading? robot, SceneEstimate? before = null)
    {
        ObjectDetection[] seen = [.. detections.Where(item => item.Presence >= Possible).OrderBy(item => item.HeightMetres)];
        var leaves = new List<(double Cost, ImmutableArray<Placement> Arrangement)>();
        Extend([], 0, 0, double.PositiveInfinity);

        double best = leaves.Min(leaf => leaf.Cost);
        ImmutableArray<Placement> likeliest = leaves.First(leaf => leaf.Cost == best).Arrangement;
        FactSet believed = Facts(likeliest);
        var belief = new Dictionary<Fact, double>();
        double total = 0, same = 0;
        foreach ((double cost, ImmutableArray<Placement> arrangement) in leaves.Where(leaf => leaf.Cost < best + CostWindow))
        {
            double weight = Math.Exp(best - cost);
            FactSet facts = Facts(arrangement);
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
                select new ObjectEstimate(item.Name, new Pose(placement.Position, Quaternion.Identity), Presence(item.Name))])
        {
            Belief = same / total,
            Confidences = belief.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Value / total),
        };

        double Presence(string name) => detections.First(item => item.Name == name).Presence;

        // a thing that rested somewhere and now rests elsewhere; whether it was moved in the hand nobody but its owner knows
        double Surprise(Placement placement) =>
            !placement.IsHeld && before?.Find(placement.Item.Name) is { } old && !before.Facts.Contains(new Fact(held, old.Name))
            && Vector3.Distance(old.Pose.Position, placement.Position) > SameSpotMetres ? SurpriseCost : 0;

        // returns the cost of the best leaf so far
        double Extend(ImmutableArray<Placement> lower, int index, double cost, double bound)
        {
            if (cost > bound + CostWindow)
            {
                return bound;
            }

            if (index == seen.Length)
            {
                cost += lower.Any(placement => placement.IsHeld) ? 0 : EmptyHandCost(robot);
                leaves.Add((cost, lower));
                return Math.Min(bound, cost);
            }

            double presence = seen[index].Presence;
            if (presence < Probable)
            {
                bound = Extend(lower, index + 1, cost - Math.Log(1 - presence), bound);
            }

            foreach (Placement placement in Ways(seen[index], lower, robot).OrderBy(way => way.Cost))
            {
                bound = Extend(lower.Add(placement), index + 1, cost + placement.Cost + Surprise(placement) - Math.Log(presence), bound);
            }

            return bound;
        }
    }

    // fingers that stand exactly as far apart as an object is wide hold it, even when it can hardly be seen
    private double EmptyHandCost(RobotReading? robot) =>
        robot is not null && domain.Objects.Any(item => item.IsMovable
            && Widths(item).Any(width => Math.Abs(robot.FingerOpeningMetres + GripMetres - width) < GripMetres)) ? UnexplainedGripCost : 0;

    // how far apart a thing may keep the fingers: across either pair of its sides, or as the domain says that it is gripped
    private static IEnumerable<float> Widths(ObjectDescription item) => item.Grasp is { } grip ? [grip.WidthMetres]
        : item.SizeMetres.X == item.SizeMetres.Y ? [item.SizeMetres.Y] : [item.SizeMetres.X, item.SizeMetres.Y];

    private List<Placement> Ways(ObjectDetection seen, ImmutableArray<Placement> lower, RobotReading? robot)
    {
        ObjectDescription item = domain.Find(seen.Name);
        List<Placement> ways = OnPlaces(item, seen, lower);
        foreach (Placement below in lower)
        {
            if (!below.IsHeld && lower.All(other => other.Below != below.Item) && OnObject(item, seen, below, lower) is { } way)
            {
                ways.Add(way);
            }
        }

        if (lower.All(other => !other.IsHeld) && InHand(item, seen, robot, ways) is { } inHand)
        {
            ways.Add(inHand);
        }

        return ways;
    }

    private Placement? InHand(ObjectDescription item, ObjectDetection seen, RobotReading? robot, List<Placement> standing)
    {
        if (robot is null)
        {
            Vector3 inTheAir = camera.PointAtHeight(seen.Picture, tableMetres + seen.HeightMetres);
            return new Placement(item, null, IsHeld: true, inTheAir, UnfeltHeldCost);
        }

        Pose hand = domain.ToolInWorld(robot.JointPositions.AsSpan());
        Vector3 tool = hand.Position;
        Vector3 offset = camera.PointNearest(seen.Picture, tool) - tool;
        float distance = offset.Length();

        // where along the ray it is cannot be seen, and so is taken to be as near to the tool as may be; both fingers move by one drive,
        // so what they hold is in the middle between them
        Vector3 closing = Vector3.Transform(Vector3.UnitY, hand.Orientation);
        Vector3 position = tool + offset - (Vector3.Dot(offset, closing) * closing);
        bool fits = Widths(item).Any(width => robot.FingerOpeningMetres > SmallestHeldFraction * width
            && robot.FingerOpeningMetres < width + LargestHeldExcessMetres);
        bool isLifted = standing.All(way => way.Cost > LargestCost || tool.Z - way.Position.Z > LiftedMetres);
        return fits && isLifted && distance < HeldReachMetres
            ? new Placement(
                item, null, IsHeld: true, position, Cost(distance, HeldDeviationMetres) + HeightCost(position, seen))
            : null;
    }

    // in the middle of a place, anywhere on one, or where no place has a word for it
    private List<Placement> OnPlaces(ObjectDescription item, ObjectDetection seen, ImmutableArray<Placement> lower)
    {
        var ways = new List<Placement>();
        foreach (ObjectDescription place in places)
        {
            Vector3 position = At(place.SurfaceMetres!.Value.Z);
            double cost = place.BearsAnywhere ? double.NaN : readings.RestOn(item, place) switch
            {
                SupportedReading rest when SceneState.Horizontal(position, place.SurfaceMetres.Value) is var distance && distance < rest.ToleranceMetres
                    => Cost(distance, AreaDeviationMetres),
                SupportedReading or null => double.NaN,
                StandingReading rest => rest.Allows(position, place) ? RegionCost : double.NaN,
                _ => SceneRegions.IsOver(position, place) ? RegionCost : double.NaN,
            };
            if (!double.IsNaN(cost))
            {
                Add(position, cost);
            }
        }

        if (ways.All(way => way.Position.Z > At(tableMetres).Z))
        {
            Add(At(tableMetres), BesideCost);
        }

        return ways;

        Vector3 At(float surfaceMetres) => camera.PointAtHeight(seen.Picture, surfaceMetres + (item.SizeMetres.Z / 2));

        void Add(Vector3 position, double cost) => ways.Add(new Placement(
            item, null, IsHeld: false, position, cost + HeightCost(position, seen) + Overlaps(item, position, lower)));
    }

    private Placement? OnObject(ObjectDescription item, ObjectDetection seen, Placement below, ImmutableArray<Placement> lower)
    {
        float height = below.Position.Z + ((below.Item.SizeMetres.Z + item.SizeMetres.Z) / 2);
        Vector3 position = camera.PointAtHeight(seen.Picture, height);
        double distance = SceneState.Horizontal(position, below.Position);
        if (distance > below.Item.SizeMetres.X / 2)
        {
            return null;
        }

        double cost = Cost(distance, LevelDeviationMetres) + HeightCost(position, seen) + Overlaps(item, position, lower)
            + (readings.RestOn(item, below.Item) is null ? BesideCost : 0);
        return new Placement(item, below.Item, IsHeld: false, position, cost);
    }

    private double HeightCost(Vector3 position, ObjectDetection seen) =>
        Cost(position.Z - tableMetres - seen.HeightMetres, HeightDeviationMetres);

    private static double Overlaps(ObjectDescription item, Vector3 position, ImmutableArray<Placement> others) =>
        OverlapCost * others.Count(other =>
        {
            Vector3 gap = Vector3.Abs(position - other.Position) - ((item.SizeMetres + other.Item.SizeMetres) / 2);
            return MathF.Max(gap.X, MathF.Max(gap.Y, gap.Z)) < -OverlapMetres;
        });

    private static double Cost(double residual, double deviation) =>
        Math.Min(LargestCost, residual * residual / (2 * deviation * deviation));

    private FactSet Facts(ImmutableArray<Placement> arrangement) => readings.Read(new SceneState(
        [.. arrangement.Select(placement => new ObjectState(placement.Item, new Pose(placement.Position, Quaternion.Identity)) { IsHeld = placement.IsHeld })],
        places));
}
