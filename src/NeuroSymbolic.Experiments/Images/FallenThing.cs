using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Lets one thing of a scene fall: it comes to lie on any side, on the table or on others, which it may push away.</summary>
/// <remarks>What it bore falls too. The engine says where everything ends, so that nothing is shown that could not lie so: cubes of about one size
/// hardly ever stay leaning on each other.</remarks>
internal static class FallenThing
{
    private const int Attempts = 10;
    private const int FallingControlSteps = 24;
    private const float HandReachMetres = 0.16f;
    private const float AirMetres = 0.01f;
    private const float NearestShare = 0.4f;

    /// <summary>Lets one fall that is not in the hand; where none comes to rest in view within some attempts, the scene is left as it was drawn.</summary>
    /// <param name="scene">The scene, built in the world.</param>
    /// <param name="world">The world.</param>
    /// <param name="canBeMoved">Whether an action moves a thing; others stay where they are.</param>
    /// <param name="isInView">Whether something of each thing can be seen.</param>
    /// <param name="random">Draws which, and how.</param>
    public static void Drop(
        SceneDraw scene, World world, Func<ObjectDescription, bool> canBeMoved, Func<IReadOnlyList<ObjectState>, bool> isInView, Random random)
    {
        ObjectState[] standing = [.. scene.Things.Where(thing => thing.Item.Name != scene.Held)];
        ObjectState[] loose = [.. standing.Where(thing => canBeMoved(thing.Item))];
        for (int attempt = 0; attempt < Attempts && loose.Length > 0; attempt++)
        {
            ObjectState fallen = loose[random.Next(loose.Length)];
            if (Above(fallen, standing, scene.Arm.Hand.Position, world.Domain.TableMetres, random) is not { } start)
            {
                continue;
            }

            world.MoveObject(fallen.Item.Name, new Pose(start, AnyTurn(random)));
            scene.Wait(world, FallingControlSteps);
            SceneState now = world.TrueScene();
            if (isInView(now.Objects) && now.Objects.All(thing => thing is { IsMoving: false } && thing.BottomMetres > world.Domain.TableMetres - AirMetres))
            {
                return;
            }

            scene.Build(world);
        }
    }

    // over the table, or over the edge of another thing; null where the hand is in the way
    private static Vector3? Above(ObjectState fallen, ObjectState[] standing, Vector3 tool, float table, Random random)
    {
        ObjectState[] others = [.. standing.Where(other => other != fallen)];
        Vector3 spot = SceneSampler.SpotOnTable(random, table);
        if (others.Length > 0 && random.Next(2) == 0)
        {
            ObjectState other = others[random.Next(others.Length)];
            float distance = (NearestShare + ((1 - NearestShare) * random.NextSingle())) * (Reach(other) + Reach(fallen));
            (float sine, float cosine) = MathF.SinCos(MathF.Tau * random.NextSingle());
            spot = other.Pose.Position + (distance * new Vector3(cosine, sine, 0));
        }

        float below = others.Where(other => SceneState.Horizontal(spot, other.Pose.Position) < Reach(other) + Reach(fallen))
            .Select(other => other.TopMetres).Append(table).Max();
        return SceneState.Horizontal(spot, tool) < HandReachMetres ? null : spot with { Z = below + Reach(fallen) + AirMetres };
    }

    // from its middle to a corner
    private static float Reach(ObjectState thing) => thing.Item.SizeMetres.Length() / 2;

    private static Quaternion AnyTurn(Random random) => Quaternion.Normalize(new Quaternion(
        (float)random.NextGaussian(1), (float)random.NextGaussian(1), (float)random.NextGaussian(1), (float)random.NextGaussian(1)));
}
