using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>The ways in which an object may be where it is seen, given what stands already, each with its cost.</summary>
/// <remarks>What bears an object tells its height to a fraction of a millimetre; with the height, the ray through its image tells the rest.</remarks>
internal sealed class PossiblePlacements
{
    // spread of the network's heights; of how well things are set down on areas and on each other; of a held thing about the tool
    private const double HeightDeviationMetres = 0.008;
    private const double AreaDeviationMetres = 0.012;
    private const double LevelDeviationMetres = 0.008;
    private const double HeldDeviationMetres = 0.008;

    // beyond these the Gaussians' tails are not believed
    private const double LargestCost = 12;
    private const double RegionCost = 1; // as a place in whose middle things are put costs on average
    private const double BesideCost = 5;
    private const double UnfeltHeldCost = 8;
    private const double OverlapCost = 10;
    private const float OverlapMetres = 0.006f;

    // of a hole about the peg that it is seen near to: if it is not around it, it does not lie there at all
    private const double AxisDeviationMetres = 0.006;
    private const float LargestAxisMetres = 0.02f;

    // what hangs on the end of a peg is higher by more than that
    private const float HangingMetres = 0.025f;

    // fingers that hold a thing stand as far apart as it is wide; a thing counts as held when it is lifted
    private const float SmallestHeldFraction = 0.85f;
    private const float LargestHeldExcessMetres = 0.004f;
    private const float HeldReachMetres = 0.04f;
    private const float LiftedMetres = 0.006f;

    // fingers close on a handle where it was seen at rest, which errs by less (2 mm) than what is seen of it in the hand (4 mm), unless it slid in them
    private const float SeenInHandShare = 0.2f;
    private const float LargestGripErrorMetres = 0.012f;

    // pads give way by some tenths of a millimetre; a chance width is that of an object one time in fifty
    private const double GripMetres = 0.0004;
    private const double UnexplainedGripCost = 4;

    private readonly DomainDescription domain;
    private readonly PinholeCamera camera;
    private readonly DomainReadings readings;
    private readonly ImmutableArray<ObjectDescription> places;
    private readonly float tableMetres;

    /// <summary>The ways for the things of a domain, as a camera sees them.</summary>
    public PossiblePlacements(DomainDescription domain, PinholeCamera camera, DomainReadings readings)
    {
        this.domain = domain;
        this.camera = camera;
        this.readings = readings;
        places = [.. domain.Objects.Where(item => !item.IsMovable)];
        tableMetres = domain.TableMetres;
    }

    /// <summary>What it costs that the fingers hold nothing: if they stand exactly as far apart as an object is wide, they hold it, even when it can
    /// hardly be seen.</summary>
    public double EmptyHandCost(RobotReading? robot) =>
        robot is not null && domain.Objects.Any(item => item.IsMovable && IsFelt(item, robot)) ? UnexplainedGripCost : 0;

    /// <summary>Whether the fingers stand exactly as far apart as if they held a thing.</summary>
    public static bool IsFelt(ObjectDescription item, RobotReading robot) =>
        Widths(item).Any(width => Math.Abs(robot.FingerOpeningMetres + GripMetres - width) < GripMetres);

    /// <summary>Where a thing is that is in the hand.</summary>
    /// <param name="item">The thing.</param>
    /// <param name="turn">How it is turned, radians.</param>
    /// <param name="tool">Where the tool point is.</param>
    public static Pose PoseInHand(ObjectDescription item, float turn, Vector3 tool)
    {
        var turned = Pose.Upright(Vector3.Zero, turn);
        return turned with { Position = tool - turned.PointAt(item.Grasp?.PointMetres ?? Vector3.Zero) };
    }

    /// <summary>How a held thing is turned, radians: fingers that close on what is gripped in one way turn it to them, whichever side they come from.</summary>
    /// <param name="item">The thing.</param>
    /// <param name="seen">About how it is turned.</param>
    /// <param name="hand">How the hand is.</param>
    public static float TurnInHand(ObjectDescription item, float seen, float hand)
    {
        if (item.Grasp is not { } grip)
        {
            return seen;
        }

        float turn = hand - grip.YawRadians;
        return MathF.Cos(turn - seen) > 0 ? turn : turn + MathF.PI;
    }

    /// <summary>All ways of an object.</summary>
    /// <param name="seen">How it is seen.</param>
    /// <param name="lower">What stands already.</param>
    /// <param name="robot">The robot's own readings; null where there are none.</param>
    public List<Placement> Of(ObjectDetection seen, ImmutableArray<Placement> lower, RobotReading? robot)
    {
        ObjectDescription item = domain.Find(seen.Name);
        List<Placement> ways = OnPlaces(item, seen, lower);
        ways.AddRange(lower
            .Select(other => IsRoomFor(item, other.Item) ? InObject(item, seen, other) : OnObject(item, seen, other, lower))
            .OfType<Placement>());
        if (lower.All(other => !other.IsHeld) && InHand(item, seen, robot, ways) is { } inHand)
        {
            ways.Add(inHand);
        }

        return ways;
    }

    private bool IsRoomFor(ObjectDescription item, ObjectDescription container) => readings.RestOn(item, container) is InsideReading;

    // how far apart a thing may keep the fingers: across either pair of its sides, or as the domain says that it is gripped
    private static IEnumerable<float> Widths(ObjectDescription item) => item.Grasp is { } grip ? [grip.WidthMetres]
        : item.SizeMetres.X == item.SizeMetres.Y ? [item.SizeMetres.Y] : [item.SizeMetres.X, item.SizeMetres.Y];

    private Placement? InHand(ObjectDescription item, ObjectDetection seen, RobotReading? robot, List<Placement> standing)
    {
        if (robot is null)
        {
            Vector3 inTheAir = camera.PointAtHeight(seen.Picture, tableMetres + seen.HeightMetres);
            return new Placement(item, null, IsHeld: true, inTheAir, seen.TurnRadians, UnfeltHeldCost);
        }

        Pose hand = domain.ToolInWorld(robot.JointPositions.AsSpan());
        float turn = TurnInHand(item, seen.TurnRadians, hand.Yaw);
        Vector3 expected = PoseInHand(item, turn, hand.Position).Position;
        Vector3 offset = camera.PointNearest(seen.Picture, expected) - expected;
        float distance = offset.Length();

        // where along the ray it is cannot be seen, and so is taken to be as near to the tool as may be; both fingers move by one drive,
        // so what they hold is in the middle between them
        Vector3 closing = Vector3.Transform(Vector3.UnitY, hand.Orientation);
        offset -= Vector3.Dot(offset, closing) * closing;
        Vector3 position = expected + (item.Grasp is not null && offset.Length() < LargestGripErrorMetres ? SeenInHandShare * offset : offset);
        bool fits = Widths(item).Any(width => robot.FingerOpeningMetres > SmallestHeldFraction * width
            && robot.FingerOpeningMetres < width + LargestHeldExcessMetres);
        bool isLifted = standing.All(way => way.Cost > LargestCost || hand.Position.Z - way.Grip.Z > LiftedMetres);
        return fits && isLifted && distance < HeldReachMetres
            ? new Placement(
                item, null, IsHeld: true, position, turn, Cost(distance, HeldDeviationMetres) + HeightCost(position, seen))
            : null;
    }

    // in the middle of a place, anywhere on one, around its peg, or where no place has a word for it
    private List<Placement> OnPlaces(ObjectDescription item, ObjectDetection seen, ImmutableArray<Placement> lower)
    {
        var ways = new List<Placement>();
        foreach (ObjectDescription place in places)
        {
            Vector3 position = At(place.SurfaceMetres!.Value.Z);
            PredicateReading? reading = place.BearsAnywhere ? null : readings.RestOn(item, place);
            double cost = reading switch
            {
                SupportedReading rest when SceneState.Horizontal(position, place.SurfaceMetres.Value) is var distance && distance < rest.ToleranceMetres
                    => Cost(distance, AreaDeviationMetres),
                SupportedReading or AroundReading or null => double.NaN,
                StandingReading rest => rest.Allows(position, place) ? RegionCost : double.NaN,
                _ => SceneRegions.IsOver(position, place) ? RegionCost : double.NaN,
            };
            if (!double.IsNaN(cost))
            {
                Add(position, cost);
            }

            // a hole has little air around its peg: where it is follows from the peg better than from the picture
            Vector3 off = Pose.Upright(position, seen.TurnRadians).PointAt(item.Hole?.AtMetres ?? Vector3.Zero) - place.SurfaceMetres.Value;
            off.Z = 0;
            if (reading is AroundReading && off.Length() < LargestAxisMetres && seen.HeightMetres + tableMetres - position.Z < HangingMetres)
            {
                Add(position - off, Cost(off.Length(), AxisDeviationMetres));
            }
        }

        if (ways.All(way => way.Position.Z > At(tableMetres).Z))
        {
            Add(At(tableMetres), BesideCost);
        }

        return ways;

        Vector3 At(float surfaceMetres) => camera.PointAtHeight(seen.Picture, surfaceMetres + (item.SizeMetres.Z / 2));

        void Add(Vector3 position, double cost) => ways.Add(new Placement(
            item, null, IsHeld: false, position, seen.TurnRadians, cost + HeightCost(position, seen) + Overlaps(item, position, lower)));
    }

    private Placement? OnObject(ObjectDescription item, ObjectDetection seen, Placement below, ImmutableArray<Placement> lower)
    {
        float height = below.Position.Z + ((below.Item.SizeMetres.Z + item.SizeMetres.Z) / 2);
        Vector3 position = camera.PointAtHeight(seen.Picture, height);
        double distance = SceneState.Horizontal(position, below.Position);
        if (below.IsHeld || distance > below.Item.SizeMetres.X / 2 || lower.Any(other => other.Below == below.Item))
        {
            return null;
        }

        double cost = Cost(distance, LevelDeviationMetres) + HeightCost(position, seen) + Overlaps(item, position, lower)
            + (readings.RestOn(item, below.Item) is null ? BesideCost : 0);
        return new Placement(item, below.Item, IsHeld: false, position, seen.TurnRadians, cost);
    }

    private Placement? InObject(ObjectDescription item, ObjectDetection seen, Placement container)
    {
        InsideDescription room = container.Item.Inside!;
        float height = container.Pose.PointAt(room.FloorMetres).Z + (item.SizeMetres.Z / 2);
        Vector3 position = camera.PointAtHeight(seen.Picture, height);
        return room.Contains(container.Pose, position)
            ? new Placement(item, null, IsHeld: false, position, seen.TurnRadians, RegionCost + HeightCost(position, seen))
            : null;
    }

    private double HeightCost(Vector3 position, ObjectDetection seen) =>
        Cost(position.Z - tableMetres - seen.HeightMetres, HeightDeviationMetres);

    // what is no box leaves room for others beside it in the box that it would fill
    private double Overlaps(ObjectDescription item, Vector3 position, ImmutableArray<Placement> others) =>
        OverlapCost * others.Count(other =>
        {
            Vector3 gap = Vector3.Abs(position - other.Position) - ((item.SizeMetres + other.Item.SizeMetres) / 2);
            return MathF.Max(gap.X, MathF.Max(gap.Y, gap.Z)) < -OverlapMetres
                && (IsRoomFor(item, other.Item) || (item.Grasp is null && other.Item.Grasp is null));
        });

    private static double Cost(double residual, double deviation) =>
        Math.Min(LargestCost, residual * residual / (2 * deviation * deviation));
}
