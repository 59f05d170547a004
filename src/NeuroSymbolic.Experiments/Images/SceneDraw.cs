using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>A scene for the camera: where each thing is put and how the arm stands.</summary>
/// <param name="Things">The things, those that bear others before them.</param>
/// <param name="Held">The one between the fingers; null for none.</param>
/// <param name="Arm">How the arm stands.</param>
/// <param name="OpeningMetres">Distance between the finger pads before they close.</param>
internal sealed record SceneDraw(
    ImmutableArray<ObjectState> Things, string? Held, ArmPosture Arm, float OpeningMetres)
{
    /// <summary>How far each fixture with a joint is turned, radians.</summary>
    public ImmutableSortedDictionary<string, double> Joints { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    private const int SettlingControlSteps = 6;
    private const float LargestDriftMetres = 0.006f;
    private const float UprightCosine = 0.999f;

    /// <summary>Puts everything in its place and lets it come to rest.</summary>
    /// <returns>Whether all still stands as drawn; a stack may have fallen, a thing have been pushed by the hand.</returns>
    public bool Build(World world)
    {
        world.MoveArm(Arm.JointPositions.AsSpan(), OpeningMetres);
        foreach (ObjectState thing in Things)
        {
            world.MoveObject(thing.Item.Name, thing.Pose);
        }

        foreach ((string fixture, double radians) in Joints)
        {
            world.TurnFixture(world.Domain.Find(fixture), radians);
        }

        Wait(world, SettlingControlSteps);
        var now = world.TruePoses.ToDictionary(estimate => estimate.Name, estimate => estimate.Pose);
        return Things.All(drawn =>
        {
            Pose pose = now[drawn.Item.Name];
            return Vector3.Distance(pose.Position, drawn.Pose.Position) < LargestDriftMetres
                && Vector3.Transform(Vector3.UnitZ, pose.Orientation).Z > UprightCosine;
        });
    }

    /// <summary>Lets time pass while the arm and the fingers stay as they are.</summary>
    public void Wait(World world, int controlSteps)
    {
        float gripper = Held is null ? 1 - (2 * OpeningMetres / (float)world.Domain.Robot.Hand.LargestOpeningMetres) : 1;
        for (int step = 0; step < controlSteps; step++)
        {
            world.Step(new RobotAction(0, 0, 0, 0, gripper));
        }
    }
}
