using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Rises, crosses above the thing, turned as it grips it, looks closely, comes down with open fingers where it is, closes them and lifts.</summary>
/// <remarks>It rises before it crosses: a diagonal approach hits tall towers.</remarks>
/// <param name="step">What is grasped, and where it is believed to be.</param>
/// <param name="lookClosely">Tells where the thing really is, when the hand is above it; null when it is not there.</param>
internal sealed class GraspSkill(StepGeometry step, Func<ObjectEstimate, ObjectEstimate?> lookClosely) : StagedMotion
{
    private const float AboveToleranceMetres = 0.003f;
    private const float HeightToleranceMetres = 0.004f;
    private const float LiftMetres = 0.04f;

    private const float StillMetresPerStep = 0.0002f;
    private const int StepsToClose = 6;

    protected override IEnumerable<Stage> Stages()
    {
        (ObjectEstimate thing, float height, float sizeMetres) = (step.Moved, step.ToolHeight, step.WidthMetres);
        yield return new(
            "rise",
            Arm.Tool with { Z = MathF.Max(height, Arm.Tool.Z) },
            CartesianServo.Open,
            () => Arm.Tool.Z > height - HeightToleranceMetres);
        yield return Cross(step.ToolGoal);

        if (lookClosely(thing) is not { } seen)
        {
            Fail($"{thing.Name} is not where it was seen.");
            yield break;
        }

        Vector3 target = step.GripOn(seen);
        yield return Cross(target);
        yield return new("come down", target, CartesianServo.Open, () => Arm.Tool.Z < target.Z + HeightToleranceMetres);
        yield return new(
            "close its fingers",
            target,
            CartesianServo.Closed,
            () => StepsInStage > StepsToClose && MathF.Abs(Arm.OpeningMetres - Before.OpeningMetres) < StillMetresPerStep);

        if (!Arm.Holds(sizeMetres))
        {
            Fail("The fingers closed on nothing.");
            yield break;
        }

        Vector3 lifted = Arm.Tool with { Z = Arm.Tool.Z + LiftMetres };
        yield return new("lift", lifted, CartesianServo.Closed, () => Arm.Tool.Z > lifted.Z - HeightToleranceMetres, sizeMetres);

        Stage Cross(Vector3 place) => new(
            "cross",
            place with { Z = MathF.Max(height, place.Z) },
            CartesianServo.Open,
            () => CartesianServo.IsAbove(Arm.Tool, place, AboveToleranceMetres))
        {
            Yaw = step.ToolYaw,
        };
    }
}
