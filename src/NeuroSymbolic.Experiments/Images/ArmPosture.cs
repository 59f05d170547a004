using System.Collections.Immutable;
using System.Numerics;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>A posture that the arm takes on its way.</summary>
/// <param name="JointPositions">One angle for each joint, radians, base to wrist.</param>
/// <param name="Hand">The point between the finger tips and how the hand is turned, world frame.</param>
internal sealed record ArmPosture(ImmutableArray<double> JointPositions, Pose Hand)
{
    // while it crosses the table it turns as far as that either way
    private const float LargestTurnUnits = 0.5f;

    private const int StepsToTarget = 24;
    private const int StepsBetweenPostures = 3;

    // the space above the table in which things are carried
    private static readonly Vector3 Lowest = new(-0.08f, -0.28f, 0.83f);
    private static readonly Vector3 Highest = new(0.10f, 0.32f, 1.30f);

    /// <summary>Sends the arm of an empty table to random targets and notes how it stands on the way; the home posture comes first.</summary>
    public static ImmutableArray<ArmPosture> Collect(TaskDescription task, Random random, int targets)
    {
        using World world = World.Load(task.Domain, []);
        world.Reset(SceneState.Empty);
        var postures = ImmutableArray.CreateBuilder<ArmPosture>();
        for (int target = 0; target < targets; target++)
        {
            Vector3 goal = Lowest + ((Highest - Lowest) * new Vector3(random.NextSingle(), random.NextSingle(), random.NextSingle()));
            float turning = task.Domain.TurnsMatter ? LargestTurnUnits * ((2 * random.NextSingle()) - 1) : 0;
            for (int step = 0; step < StepsToTarget; step++)
            {
                ImmutableArray<double> joints = world.Observe().Robot.JointPositions;
                Pose hand = task.Domain.ToolInWorld(joints.AsSpan());
                if (step % StepsBetweenPostures == 0)
                {
                    postures.Add(new ArmPosture(joints, hand));
                }

                Vector3 command = Vector3.Clamp((goal - hand.Position) / RobotAction.MetresPerUnit, -Vector3.One, Vector3.One);
                world.Step(new RobotAction(command.X, command.Y, command.Z, turning, -1));
            }
        }

        return postures.DrainToImmutable();
    }
}
