using System.Numerics;

namespace NeuroSymbolic.Agents;

/// <summary>Rises, crosses above a fixture, closes the fingers around it, turns the hand about the vertical, lets go and withdraws upwards.</summary>
/// <param name="step">What is turned, and how far.</param>
internal sealed class TurnSkill(StepGeometry step) : StagedMotion
{
    private const float AboveToleranceMetres = 0.003f;
    private const float HeightToleranceMetres = 0.004f;
    private const float StillMetresPerStep = 0.0002f;
    private const float WithdrawMetres = 0.06f;
    private const int StepsToClose = 6;
    private const int StepsToTurn = 10;
    private const int StepsToOpen = 5;

    protected override IEnumerable<Stage> Stages()
    {
        (Vector3 goal, float height, float width) = (step.ToolGoal, step.ToolHeight, step.WidthMetres);
        yield return new(
            "rise",
            Arm.Tool with { Z = MathF.Max(height, Arm.Tool.Z) },
            CartesianServo.Open,
            () => Arm.Tool.Z > height - HeightToleranceMetres);
        yield return new(
            "cross",
            goal with { Z = MathF.Max(height, goal.Z) },
            CartesianServo.Open,
            () => CartesianServo.IsAbove(Arm.Tool, goal, AboveToleranceMetres))
        {
            Yaw = step.ToolYaw,
        };
        yield return new("come down", goal, CartesianServo.Open, () => Arm.Tool.Z < goal.Z + HeightToleranceMetres) { Yaw = step.ToolYaw };
        yield return new(
            "close its fingers",
            goal,
            CartesianServo.Closed,
            () => StepsInStage > StepsToClose && MathF.Abs(Arm.OpeningMetres - Before.OpeningMetres) < StillMetresPerStep);

        if (!Arm.Holds(width))
        {
            Fail("The fingers closed on nothing.");
            yield break;
        }

        yield return new("turn it", goal, CartesianServo.Closed, () => StepsInStage > StepsToTurn, width)
        {
            Yaw = step.ToolYaw + step.TurnRadians,
        };

        Servo.Unload();
        yield return new("open its fingers", goal, CartesianServo.Open, () => StepsInStage > StepsToOpen);

        Vector3 above = goal with { Z = goal.Z + WithdrawMetres };
        yield return new("withdraw", above, CartesianServo.Open, () => Arm.Tool.Z > above.Z - HeightToleranceMetres);
    }
}
