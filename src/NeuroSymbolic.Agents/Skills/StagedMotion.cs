using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>A motion in stages, in each of which the tool moves straight to a point and stays there until the stage is over.</summary>
internal abstract class StagedMotion : IMotionSkill
{
    private const int PatienceSteps = 10 * RobotAction.Rate;

    private IEnumerator<Stage>? stages;
    private string? failure;

    /// <summary>Where the arm is now.</summary>
    protected ArmState Arm { get; private set; }

    /// <summary>Where it was at the step before.</summary>
    protected ArmState Before { get; private set; }

    /// <summary>Control steps in the stage under way, this one included.</summary>
    protected int StepsInStage { get; private set; }

    /// <summary>What moves the tool.</summary>
    protected CartesianServo Servo { get; } = new();

    /// <inheritdoc/>
    public SkillProgress Act(Observation observation, in ArmState arm)
    {
        (Before, Arm) = (Arm, arm);
        if (stages is null)
        {
            stages = Stages().GetEnumerator();
            stages.MoveNext();
        }

        Stage stage = stages.Current;
        if (++StepsInStage > PatienceSteps)
        {
            RobotAction stay = Servo.Toward(arm, arm.Tool, stage.Gripper);
            return new(stay, SkillStatus.Failed, $"The hand did not {stage.Name} within {PatienceSteps / RobotAction.Rate} s.");
        }

        if (!arm.Holds(stage.HeldMetres))
        {
            return new(RobotAction.Rest, SkillStatus.Failed, "It slipped out of the fingers.");
        }

        RobotAction action = Servo.Toward(arm, stage.Goal, stage.Gripper, stage.Yaw);
        if (!stage.IsOver() || !CartesianServo.IsTurned(arm, stage.Yaw))
        {
            return new(action, SkillStatus.Running);
        }

        StepsInStage = 0;
        return stages.MoveNext() ? new(action, SkillStatus.Running)
            : failure is null ? new(action, SkillStatus.Done)
            : new(RobotAction.Rest, SkillStatus.Failed, failure);
    }

    /// <summary>The stages in order. What is between two of them is done when the first is over.</summary>
    protected abstract IEnumerable<Stage> Stages();

    /// <summary>Notes why the motion cannot succeed; no stage may follow.</summary>
    protected void Fail(string reason) => failure = reason;

    /// <summary>A stage.</summary>
    /// <param name="Name">What the hand does, such as <c>rise</c>.</param>
    /// <param name="Goal">Where the tool goes, world frame, metres.</param>
    /// <param name="Gripper">Whether the fingers open or close.</param>
    /// <param name="IsOver">Whether it is reached.</param>
    /// <param name="HeldMetres">Width of what the fingers must not lose; 0 for nothing.</param>
    protected sealed record Stage(string Name, Vector3 Goal, float Gripper, Func<bool> IsOver, float HeldMetres = 0)
    {
        /// <summary>How the hand is turned about the vertical before the stage is over, radians; null for as it is.</summary>
        public float? Yaw { get; init; }
    }
}
