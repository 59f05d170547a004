using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Brings the hand somewhere above the table before a demonstration begins, as it would be after another move.</summary>
/// <remarks>Who has only seen moves from the robot's home does not know how to leave the place where it has just set something down.</remarks>
internal static class HandStart
{
    // the rest begins where the robot's own start has it
    private const double Share = 0.6;

    private const float TravelHeight = 1.25f;
    private const float SameTowerMetres = 0.05f;
    private const float NearMetres = 0.01f;
    private const int PatienceSteps = 5 * RobotAction.Rate;

    /// <summary>Moves the hand, open, above a random tower or empty place; sometimes it stays.</summary>
    /// <param name="world">The world, just reset.</param>
    /// <param name="setup">What stands where.</param>
    /// <param name="random">All draws.</param>
    public static void Draw(World world, EpisodeSetup setup, Random random)
    {
        if (random.NextDouble() >= Share)
        {
            return;
        }

        ObjectDescription[] places = [.. world.Domain.Areas];
        Vector3 place = places[random.Next(places.Length)].SurfaceMetres!.Value;
        float top = setup.Scene.Objects
            .Where(thing => SceneState.Horizontal(thing.Pose.Position, place) < SameTowerMetres)
            .Select(thing => thing.TopMetres).DefaultIfEmpty(place.Z).Max();
        place += new Vector3(Uniform(-0.04f, 0.04f), Uniform(-0.04f, 0.04f), 0);
        place.Z = MathF.Min(top + Uniform(0.03f, 0.15f), TravelHeight);
        foreach (Vector3 goal in (ReadOnlySpan<Vector3>)[Tool(world) with { Z = TravelHeight }, place with { Z = TravelHeight }, place])
        {
            for (int step = 0; step < PatienceSteps && Vector3.Distance(Tool(world), goal) > NearMetres; step++)
            {
                Vector3 command = Vector3.Clamp((goal - Tool(world)) / RobotAction.MetresPerUnit, -Vector3.One, Vector3.One);
                world.Step(new RobotAction(command.X, command.Y, command.Z, 0, -1));
            }
        }

        float Uniform(float low, float high) => low + ((high - low) * random.NextSingle());
    }

    private static Vector3 Tool(World world) =>
        world.Domain.ToolInWorld(world.Observe().Robot.JointPositions.AsSpan()).Position;
}
