using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>A grasp by a turned hand, after which it rises above the neighbours and turns back: eyes know things in a hand as it usually is, and room is
/// reckoned for that.</summary>
/// <param name="grasp">The grasp, written or learned.</param>
/// <param name="step">Its geometry.</param>
internal sealed class ThenTurnBack(IMotionSkill grasp, StepGeometry step) : IMotionSkill
{
    private readonly Motion back = new(step);
    private bool isGrasped;

    /// <summary>The grasp itself where the hand is not turned for it, or need not be turned back.</summary>
    public static IMotionSkill After(IMotionSkill grasp, StepGeometry step) =>
        step.TurnBackHeight is null ? grasp : new ThenTurnBack(grasp, step);

    /// <inheritdoc/>
    public SkillProgress Act(Observation observation, in ArmState arm)
    {
        if (isGrasped)
        {
            return back.Act(observation, arm);
        }

        SkillProgress progress = grasp.Act(observation, arm);
        isGrasped = progress.Status == SkillStatus.Done;
        return isGrasped ? progress with { Status = SkillStatus.Running } : progress;
    }

    private sealed class Motion(StepGeometry step) : StagedMotion
    {
        private const float HeightToleranceMetres = 0.004f;

        protected override IEnumerable<Stage> Stages()
        {
            var above = Arm.Tool with { Z = MathF.Max(step.TurnBackHeight!.Value, Arm.Tool.Z) };
            yield return new(
                "rise above its neighbours", above, CartesianServo.Closed, () => Arm.Tool.Z > above.Z - HeightToleranceMetres, step.WidthMetres);
            yield return new("turn back", above, CartesianServo.Closed, () => true, step.WidthMetres) { Yaw = 0 };
        }
    }
}
