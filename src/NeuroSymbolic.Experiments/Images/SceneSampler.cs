using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Draws scenes of all kinds: legal towers and towers in the wrong order, cubes beside the areas, cubes in the hand.</summary>
/// <remarks>A cube that stands on an area is at most <see cref="SupportedReading.LargestOffsetMetres"/> from its centre, as at the start of a task, and one
/// beside it at least <see cref="BesideMetres"/>, so that the truth does not hang on a millimetre. Cubes may be half hidden by the arm or by others,
/// but something of each can be seen.</remarks>
internal sealed class SceneSampler
{
    private const float BesideMetres = 0.042f;
    private const float HeldFraction = 0.4f;
    private const float BesideFraction = 0.1f;
    private const float WrongOrderFraction = 0.3f;
    private const float OneTowerFraction = 0.3f;
    private const float TwistedFraction = 0.1f;
    private const float LargestLevelOffsetMetres = 0.012f;
    private const float LeastSeenShare = 0.1f;

    // half of the hand along x and y with the wrist behind it, and how far the fingers reach below the tool point, with some air
    private const float HandHalfLengthMetres = 0.09f;
    private const float HandHalfWidthMetres = 0.115f;
    private const float FingerReachMetres = 0.022f;

    private readonly ImmutableArray<ArmPosture> postures;
    private readonly ObjectDescription[] places;
    private readonly Vector3 camera;

    public SceneSampler(DomainDescription domain, CameraDescription camera, ImmutableArray<ArmPosture> postures)
    {
        this.camera = camera.PositionMetres;
        this.postures = postures;
        places = [.. domain.Areas];
    }

    /// <summary>A scene of the given cubes.</summary>
    public SceneDraw Draw(IReadOnlyList<ObjectDescription> cubes, Random random)
    {
        while (true)
        {
            ObjectDescription? held = random.NextSingle() < HeldFraction ? cubes[random.Next(cubes.Count)] : null;
            List<(ObjectDescription Cube, Pose Pose)> standing = Stand([.. cubes.Where(cube => cube != held)], random);
            for (int attempt = 0; attempt < 30; attempt++)
            {
                ArmPosture arm = attempt == 0 && held is null && random.NextSingle() < 0.3f
                    ? postures[0]
                    : postures[random.Next(postures.Length)];
                if (!IsClear(arm.Tool, held, standing))
                {
                    continue;
                }

                SceneDraw scene = Complete(standing, held, arm, random);
                if (Enumerable.Range(0, scene.Cubes.Length).All(cube => LineOfSight.SeenShare(cube, scene, camera) > LeastSeenShare))
                {
                    return scene;
                }
            }
        }
    }

    private static SceneDraw Complete(
        List<(ObjectDescription Cube, Pose Pose)> standing, ObjectDescription? held, ArmPosture arm, Random random)
    {
        if (held is null)
        {
            float opening = (float)PandaKinematics.LargestOpeningMetres * (random.NextSingle() < 0.7f ? 1 : random.NextSingle());
            return new SceneDraw([.. standing], null, arm, opening);
        }

        // the fingers centre it across; along them it may be off by what a grasp may be off
        Vector3 offset = new(Within(random, 0.003f, 0.008f), 0, Within(random, 0.003f, 0.006f));
        return new SceneDraw(
            [.. standing, (held, new Pose(arm.Tool + offset, Quaternion.Identity))], held.Name, arm, held.SizeMetres.Y + 0.001f);
    }

    // no cube may be where the hand or what it holds is
    private static bool IsClear(Vector3 tool, ObjectDescription? held, List<(ObjectDescription Cube, Pose Pose)> standing)
    {
        float lowest = tool.Z - MathF.Max(FingerReachMetres, ((held?.SizeMetres.Z ?? 0) / 2) + 0.012f);
        return lowest > 0.805f && standing.All(item =>
        {
            float half = item.Cube.SizeMetres.X / 2;
            return MathF.Abs(item.Pose.Position.X - tool.X) > HandHalfLengthMetres + half
                || MathF.Abs(item.Pose.Position.Y - tool.Y) > HandHalfWidthMetres + half
                || item.Pose.Position.Z + half < lowest;
        });
    }

    private List<(ObjectDescription Cube, Pose Pose)> Stand(ObjectDescription[] cubes, Random random)
    {
        random.Shuffle(cubes);
        if (random.NextSingle() > WrongOrderFraction)
        {
            cubes = [.. cubes.OrderByDescending(cube => cube.SizeMetres.X)];
        }

        bool oneTower = random.NextSingle() < OneTowerFraction;
        int tower = random.Next(places.Length);
        double twist = random.NextSingle() < TwistedFraction ? 0.4 : 0.05;
        var tops = new (ObjectDescription Cube, Pose Pose)?[places.Length];
        var standing = new List<(ObjectDescription Cube, Pose Pose)>();
        ILookup<bool, ObjectDescription> isBeside = cubes.ToLookup(_ => random.NextSingle() < BesideFraction);
        foreach (ObjectDescription cube in isBeside[false])
        {
            int place = oneTower ? tower : random.Next(places.Length);
            Vector3 centre = tops[place] is { } below
                ? below.Pose.Position + new Vector3(PlaceDraw.Offset(random, 0.004f, LargestLevelOffsetMetres), below.Cube.SizeMetres.Z / 2)
                : places[place].SurfaceMetres!.Value + new Vector3(PlaceDraw.Offset(random, 0.01f, SupportedReading.LargestOffsetMetres), 0);
            var item = (cube, new Pose(centre + new Vector3(0, 0, (cube.SizeMetres.Z / 2) + PlaceDraw.GapMetres), Turn()));
            tops[place] = item;
            standing.Add(item);
        }

        foreach (ObjectDescription cube in isBeside[true])
        {
            standing.Add((cube, new Pose(Beside(cube, standing, random), Turn())));
        }

        return standing;

        Quaternion Turn() => Quaternion.CreateFromAxisAngle(Vector3.UnitZ, (float)random.NextGaussian(twist));
    }

    private Vector3 Beside(ObjectDescription cube, List<(ObjectDescription Cube, Pose Pose)> standing, Random random)
    {
        while (true)
        {
            Vector2 spot = new(-0.12f + (0.26f * random.NextSingle()), -0.3f + (0.64f * random.NextSingle()));
            bool isFree = places.All(place => Vector2.Distance(spot, Flat(place.SurfaceMetres!.Value)) > BesideMetres)
                && standing.All(item => Vector2.Distance(spot, Flat(item.Pose.Position))
                    > 0.75f * (item.Cube.SizeMetres.X + cube.SizeMetres.X));
            if (isFree)
            {
                return new Vector3(spot, places[0].SurfaceMetres!.Value.Z + (cube.SizeMetres.Z / 2) + PlaceDraw.GapMetres);
            }
        }
    }

    private static Vector2 Flat(Vector3 point) => new(point.X, point.Y);

    private static float Within(Random random, float deviation, float largest) =>
        Math.Clamp((float)random.NextGaussian(deviation), -largest, largest);
}
