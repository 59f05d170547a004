using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Experiments;

/// <summary>Draws scenes of all kinds: legal ones and stacks in the wrong order, things where they do not belong, things in the hand.</summary>
/// <remarks>Where a thing can rest is what the domain's predicates have a word for. A thing on a place is put there as at the start of a task, and one
/// beside it at least <see cref="BesideMetres"/> off, so that the truth does not hang on a millimetre. Things may be half hidden by the arm or by others,
/// but something of each can be seen.</remarks>
internal sealed class SceneSampler
{
    private const float BesideMetres = 0.042f;
    private const float HeldFraction = 0.4f;
    private const float BesideFraction = 0.1f;
    private const float WrongOrderFraction = 0.3f;
    private const float OneStackFraction = 0.3f;
    private const float TwistedFraction = 0.1f;
    private const float PlaceDeviationMetres = 0.01f;
    private const float LevelDeviationMetres = 0.004f;
    private const float LargestLevelOffsetMetres = 0.012f;
    private const float LeastSeenShare = 0.1f;
    private const int BesideAttempts = 100;

    // half of the hand along x and y with the wrist behind it, and how far the fingers reach below the tool point, with some air
    private static readonly Vector2 HandHalf = new(0.09f, 0.115f);
    private const float FingerReachMetres = 0.022f;
    private const float AirMetres = 0.005f;

    private readonly ImmutableArray<ArmPosture> postures;
    private readonly DomainDescription domain;
    private readonly ObjectDescription[] places;
    private readonly ImmutableArray<ObjectDescription> fixtures;
    private readonly DomainReadings readings;
    private readonly Func<ObjectDescription, bool> canBeMoved;
    private readonly float table;
    private readonly CameraDescription camera;
    private readonly PinholeCamera view;
    private readonly float largestOpening;

    /// <summary>A sampler.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="canBeMoved">Whether an action moves a thing; what none moves is neither in the hand nor anywhere but on its places.</param>
    /// <param name="camera">The camera, as calibrated.</param>
    /// <param name="postures">What the arm may look like; the first is its home.</param>
    public SceneSampler(DomainDescription domain, Func<ObjectDescription, bool> canBeMoved, CameraDescription camera, ImmutableArray<ArmPosture> postures)
    {
        this.domain = domain;
        this.canBeMoved = canBeMoved;
        this.camera = camera;
        view = new PinholeCamera(camera);
        this.postures = postures;
        places = [.. domain.Areas];
        fixtures = [.. domain.Objects.Where(item => !item.IsMovable)];
        readings = new DomainReadings(domain);
        table = domain.TableMetres;
        largestOpening = (float)domain.Robot.Hand.LargestOpeningMetres;
    }

    /// <summary>A scene of the given things.</summary>
    public SceneDraw Draw(IReadOnlyList<ObjectDescription> things, Random random)
    {
        while (true)
        {
            ObjectDescription? held = random.NextSingle() < HeldFraction ? things[random.Next(things.Count)] : null;
            held = held is not null && canBeMoved(held) ? held : null;
            if (Stand([.. things.Where(thing => thing != held)], random) is not { } standing)
            {
                continue;
            }

            for (int attempt = 0; attempt < 30; attempt++)
            {
                ArmPosture arm = attempt == 0 && held is null && random.NextSingle() < 0.3f
                    ? postures[0]
                    : postures[random.Next(postures.Length)];
                if (!IsClear(arm.Hand.Position, held, standing))
                {
                    continue;
                }

                SceneDraw scene = Complete(standing, held, arm, random);
                if (Shows(scene.Things, arm))
                {
                    return scene;
                }
            }
        }
    }

    /// <summary>Whether the camera sees something of each thing.</summary>
    public bool Shows(IReadOnlyList<ObjectState> things, ArmPosture arm) => things.All(thing => view.Sees(thing.Pose.Position)
        && LineOfSight.SeenShare(thing, things, arm.Hand.Position, camera.PositionMetres) > LeastSeenShare);

    /// <summary>A point on the table, somewhere in the arm's reach and the camera's view.</summary>
    public static Vector3 SpotOnTable(Random random, float table) => new(-0.12f + (0.26f * random.NextSingle()), -0.3f + (0.64f * random.NextSingle()), table);

    /// <summary>The given things at rest, none in the hand.</summary>
    public SceneState DrawAtRest(IReadOnlyList<ObjectDescription> things, Random random)
    {
        ImmutableArray<ObjectState>? standing;
        do
        {
            standing = Stand([.. things], random);
        }
        while (standing is null);
        return new SceneState(standing.Value, fixtures) { Joints = Joints(random) };
    }

    // anywhere between the smallest and the largest angle that a fact speaks of
    private ImmutableSortedDictionary<string, double> Joints(Random random)
    {
        PredicateDescription[] ranges = [.. domain.Predicates.Values.Where(predicate => predicate.Reading == DomainReadings.JointRange)];
        return domain.Turning.ToImmutableSortedDictionary(fixture => fixture.Name, _ =>
        {
            double least = ranges.Min(range => range.FromRadians), most = ranges.Max(range => range.ToRadians);
            return least + ((most - least) * random.NextDouble());
        });
    }

    private SceneDraw Complete(ImmutableArray<ObjectState> standing, ObjectDescription? held, ArmPosture arm, Random random)
    {
        if (held is null)
        {
            float opening = largestOpening * (random.NextSingle() < 0.7f ? 1 : random.NextSingle());
            return new SceneDraw(standing, null, arm, opening) { Joints = Joints(random) };
        }

        // the fingers centre it across; along them it may be off by what a grasp may be off
        Vector3 offset = new(Within(random, 0.003f, 0.008f), 0, Within(random, 0.003f, 0.006f));
        float yaw = domain.TurnsMatter ? arm.Hand.Yaw - (held.Grasp?.YawRadians ?? 0) + (random.Next(2) * MathF.PI) : 0;
        var turned = Pose.Upright(Vector3.Zero, yaw);
        Pose pose = turned with { Position = arm.Hand.Position + turned.PointAt(offset - (held.Grasp?.PointMetres ?? Vector3.Zero)) };
        return new SceneDraw(
            standing.Add(new ObjectState(held, pose)), held.Name, arm, (held.Grasp?.WidthMetres ?? held.SizeMetres.Y) + 0.001f) { Joints = Joints(random) };
    }

    // neither a thing nor a wall may be where the hand or what it holds is
    private bool IsClear(Vector3 tool, ObjectDescription? held, ImmutableArray<ObjectState> standing)
    {
        float lowest = tool.Z - MathF.Max(FingerReachMetres, ((held?.SizeMetres.Z ?? 0) / 2) + 0.012f) - AirMetres;
        return lowest > table
            && standing.All(thing => thing.TopMetres < lowest + AirMetres || !IsNear(thing.Pose.Position, thing.Item))
            && places.All(place => place.TopMetres < lowest || !IsNear(place.SurfaceMetres!.Value, place));

        bool IsNear(Vector3 middle, ObjectDescription item)
        {
            Vector2 gap = Vector2.Abs((middle - tool).AsVector2()) - (item.SizeMetres.AsVector2() / 2) - HandHalf;
            return gap.X <= 0 && gap.Y <= 0;
        }
    }

    // null where there was no room for one of them
    private ImmutableArray<ObjectState>? Stand(ObjectDescription[] things, Random random)
    {
        random.Shuffle(things);
        if (random.NextSingle() > WrongOrderFraction)
        {
            things = [.. things.OrderByDescending(thing => thing.SizeMetres.X * thing.SizeMetres.Z)];
        }

        bool isOneStack = random.NextSingle() < OneStackFraction;
        double twist = random.NextSingle() < TwistedFraction ? 0.4 : 0.05;
        var scene = new SceneState([], fixtures);
        ObjectDescription? last = null;
        ILookup<bool, ObjectDescription> isBeside = things.ToLookup(thing => random.NextSingle() < BesideFraction && canBeMoved(thing));
        foreach (ObjectDescription thing in isBeside[false])
        {
            ObjectDescription[] supports = [.. Supports(thing, scene)];
            if (supports.Length == 0)
            {
                return null;
            }

            ObjectDescription support = isOneStack && supports.Contains(last) ? last! : supports[random.Next(supports.Length)];
            if (Put(thing, support, scene, random) is not { } place)
            {
                return null;
            }

            last = thing;
            Add(thing, place);
        }

        foreach (ObjectDescription thing in isBeside[true])
        {
            Pose? place = Beside(thing, scene, random);
            if (place is null && Supports(thing, scene).ToArray() is { Length: > 0 } supports)
            {
                place = Put(thing, supports[random.Next(supports.Length)], scene, random);
            }

            if (place is null)
            {
                return null;
            }

            Add(thing, place.Value);
        }

        return scene.Objects;

        void Add(ObjectDescription thing, Pose place) => scene = scene with
        {
            Objects = scene.Objects.Add(new ObjectState(
                thing, place with { Orientation = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, place.Yaw + (float)random.NextGaussian(twist)) })),
        };
    }

    // what nothing stands on yet, and places that have room for several
    private IEnumerable<ObjectDescription> Supports(ObjectDescription thing, SceneState scene) => places
        .Concat(scene.Objects.Select(other => other.Item))
        .Where(support => readings.RestOn(thing, support) switch
        {
            null => false,
            SupportedReading rest => scene.Objects.All(other => other.Item == support || scene.SupportOf(other, rest.ToleranceMetres) != support.Name),
            AroundReading around => around.Read(scene).All(arguments => arguments[1] != support.Name),
            _ => true,
        });

    // null where there is no room for it
    private Pose? Put(ObjectDescription thing, ObjectDescription support, SceneState scene, Random random)
    {
        PredicateReading rest = readings.RestOn(thing, support)!;
        if (rest is not SupportedReading supported)
        {
            Pose? pose = rest.Place(thing, [support.Name], scene, new PlaceDraw(random, PlaceDeviationMetres) { LargestTurnRadians = LargestTurn });
            return rest is InsideReading ? Scattered(pose!.Value, thing, scene.Find(support.Name)!, random) : pose;
        }

        return Above(thing, scene.Find(support.Name) is { } below
            ? (below.Pose.Position with { Z = below.TopMetres })
                + new Vector3(PlaceDraw.Offset(random, LevelDeviationMetres, LargestLevelOffsetMetres), 0)
            : support.SurfaceMetres!.Value + new Vector3(
                PlaceDraw.Offset(random, PlaceDeviationMetres, MathF.Min(SupportedReading.LargestOffsetMetres, (float)supported.ToleranceMetres - 0.005f)), 0));
    }

    // what lies in a thing slides about in it
    private static Pose Scattered(Pose middle, ObjectDescription thing, ObjectState container, Random random)
    {
        Vector3 room = container.Item.Inside!.SizeMetres - new Vector3(new Vector2(thing.SizeMetres.X, thing.SizeMetres.Y).Length());
        Vector3 offset = new(room.X * (random.NextSingle() - 0.5f), room.Y * (random.NextSingle() - 0.5f), 0);
        return Pose.Upright(middle.Position + Vector3.Transform(offset, container.Pose.Orientation), middle.Yaw);
    }

    // where none is gripped in one way alone, things are put down square
    private float LargestTurn => domain.TurnsMatter ? MathF.PI : 0;

    private static Pose Above(ObjectDescription thing, Vector3 support, float yaw = 0) =>
        Pose.Upright(support + new Vector3(0, 0, (thing.SizeMetres.Z / 2) + PlaceDraw.GapMetres), yaw);

    // on the table, off all places; null where none was found
    private Pose? Beside(ObjectDescription thing, SceneState scene, Random random)
    {
        for (int attempt = 0; attempt < BesideAttempts; attempt++)
        {
            Vector3 spot = SpotOnTable(random, table);
            bool isFree = places.All(place => IsOff(spot, thing, place))
                && scene.Objects.All(other => SceneState.Horizontal(spot, other.Pose.Position)
                    > 0.75f * (other.Item.SizeMetres.X + thing.SizeMetres.X));
            if (isFree)
            {
                return Above(thing, spot, LargestTurn == 0 ? 0 : LargestTurn * ((2 * random.NextSingle()) - 1));
            }
        }

        return null;
    }

    // off the middle where that counts, else off the whole place
    private bool IsOff(Vector3 spot, ObjectDescription thing, ObjectDescription place)
    {
        Vector3 middle = place.SurfaceMetres!.Value;
        if (readings.RestOn(thing, place) is SupportedReading)
        {
            return SceneState.Horizontal(spot, middle) > BesideMetres;
        }

        Vector2 gap = Vector2.Abs((spot - middle).AsVector2()) - ((place.SizeMetres.AsVector2() + thing.SizeMetres.AsVector2()) / 2) - new Vector2(AirMetres);
        return gap.X > 0 || gap.Y > 0;
    }

    private static float Within(Random random, float deviation, float largest) =>
        Math.Clamp((float)random.NextGaussian(deviation), -largest, largest);
}
