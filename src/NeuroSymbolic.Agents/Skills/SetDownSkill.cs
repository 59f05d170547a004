using System.Numerics;

namespace NeuroSymbolic.Agents;

/// <summary>Carries the held thing over its support, lowers it until it stands, opens the fingers and withdraws upwards.</summary>
/// <param name="step">What is held, and where it goes.</param>
internal sealed class SetDownSkill(StepGeometry step) : StagedMotion
{
    private const float AboveToleranceMetres = 0.002f;
    private const float OverPegToleranceMetres = 0.0007f;
    private const float HeightToleranceMetres = 0.004f;

    // standing: lowered to within this of the expected height, and no longer sinking
    private const float NearMetres = 0.015f;
    private const float StillMetresPerStep = 0.0003f;
    private const float WithdrawMetres = 0.05f;
    private const int StepsToOpen = 5;

    // from just above the end of a peg a hole is lowered bit by bit with little force, since what presses harder turns the nut between the fingers;
    // on the end it hardly gives way, and around the peg it sinks by about a millimetre a step
    private const float BitMetres = 0.002f;
    private const float AroundMetres = 0.01f;
    private const float CreepMetresPerStep = 0.0004f;
    private const int StepsToSink = 4;

    // where along the handle the fingers have it is known worst; with the air around the peg these leave no gap
    private static readonly float[] AlongMetres = [0, 0.004f, -0.004f, 0.008f, -0.008f];

    private Vector3 goal = step.ToolGoal;
    private bool isAround;

    protected override IEnumerable<Stage> Stages()
    {
        (float height, float width) = (step.ToolHeight, step.WidthMetres);
        yield return new(
            "rise",
            Arm.Tool with { Z = MathF.Max(height, Arm.Tool.Z) },
            CartesianServo.Closed,
            () => Arm.Tool.Z > height - HeightToleranceMetres,
            width);
        yield return new(
            "cross",
            goal with { Z = height },
            CartesianServo.Closed,
            () => CartesianServo.IsAbove(Arm.Tool, goal, step.PegMetres > 0 ? OverPegToleranceMetres : AboveToleranceMetres),
            width)
        {
            Yaw = step.ToolYaw,
        };
        if (step.PegMetres > 0)
        {
            foreach (Stage stage in MeetPeg())
            {
                yield return stage;
            }

            if (!isAround)
            {
                Fail("It does not go over the peg.");
                yield break;
            }
        }

        yield return new(
            "lower it",
            goal,
            CartesianServo.Closed,
            () => Arm.Tool.Z < goal.Z + NearMetres && MathF.Abs(Arm.Tool.Z - Before.Tool.Z) < StillMetresPerStep,
            width);

        Vector3 released = Arm.Tool;
        Servo.Unload();
        yield return new("open its fingers", released, CartesianServo.Open, () => StepsInStage > StepsToOpen);

        Vector3 above = released with { Z = released.Z + WithdrawMetres };
        yield return new("withdraw", above, CartesianServo.Open, () => Arm.Tool.Z > above.Z - HeightToleranceMetres);
    }

    // the goal ends as far along the handle as it took
    private IEnumerable<Stage> MeetPeg()
    {
        float end = goal.Z + step.PegMetres;
        Vector3 planned = goal, along = new(MathF.Cos(Arm.Yaw), MathF.Sin(Arm.Yaw), 0);
        foreach (float offset in AlongMetres)
        {
            goal = planned + (offset * along);
            yield return new(
                "cross",
                goal with { Z = end + BitMetres },
                CartesianServo.Closed,
                () => Arm.Tool.Z > end && CartesianServo.IsAbove(Arm.Tool, goal, OverPegToleranceMetres),
                step.WidthMetres);
            float depth = 0;
            while (Arm.Tool.Z > end - AroundMetres)
            {
                depth += BitMetres;
                yield return new(
                    "meet the peg",
                    goal with { Z = end - depth - BitMetres },
                    CartesianServo.Closed,
                    () => Arm.Tool.Z < end - depth || (StepsInStage > StepsToSink && Before.Tool.Z - Arm.Tool.Z < CreepMetresPerStep),
                    step.WidthMetres);
                if (Arm.Tool.Z > end - depth)
                {
                    break;
                }
            }

            isAround = Arm.Tool.Z <= end - AroundMetres;
            if (isAround)
            {
                yield break;
            }
        }
    }
}
