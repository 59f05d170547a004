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

    protected override IEnumerable<Stage> Stages()
    {
        (Vector3 goal, float height, float width) = (step.ToolGoal, step.ToolHeight, step.WidthMetres);
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
            () => CartesianServo.IsAbove(Arm.Tool, goal, step.IsOverPeg ? OverPegToleranceMetres : AboveToleranceMetres),
            width)
        {
            Yaw = step.ToolYaw,
        };
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
}
