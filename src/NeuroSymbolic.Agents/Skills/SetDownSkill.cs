using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Carries the held thing over its support, lowers it until it stands, opens the fingers and withdraws upwards.</summary>
internal sealed class SetDownSkill : IMotionSkill
{
    private const float AboveToleranceMetres = 0.002f;
    private const float HeightToleranceMetres = 0.004f;

    // standing: lowered to within this of the expected height, and no longer sinking
    private const float NearMetres = 0.015f;
    private const float StillMetresPerStep = 0.0003f;
    private const float WithdrawMetres = 0.05f;
    private const int StepsToOpen = 5;
    private const int PatienceSteps = 10 * RobotAction.Rate;

    private readonly CartesianServo servo = new();
    private readonly Vector3 goal;
    private readonly float sizeMetres;
    private readonly float travelHeight;
    private Phase phase = Phase.Rise;
    private int stepsInPhase;
    private float lastHeight;
    private Vector3 start;
    private Vector3 released;

    /// <summary>A placing of the held thing.</summary>
    /// <param name="support">Centre of the support's upper face, world frame, metres.</param>
    /// <param name="heldFromTool">From the tool point to the centre of the held thing, world axes, metres.</param>
    /// <param name="size">Size of the held thing, metres.</param>
    /// <param name="travelHeight">World height that its lower face must keep while crossing.</param>
    public SetDownSkill(Vector3 support, Vector3 heldFromTool, Vector3 size, float travelHeight)
    {
        goal = support + new Vector3(0, 0, size.Z / 2) - heldFromTool;
        sizeMetres = size.Y;
        this.travelHeight = MathF.Max(travelHeight + (size.Z / 2) - heldFromTool.Z, goal.Z);
    }

    private enum Phase
    {
        Rise,
        Cross,
        Lower,
        Release,
        Withdraw,
    }

    public SkillProgress Act(in ArmState arm)
    {
        if (++stepsInPhase > PatienceSteps)
        {
            return new(Hold(arm), SkillStatus.Failed, $"The hand did not finish to {phase} within {PatienceSteps / RobotAction.Rate} s.");
        }

        if (phase < Phase.Release && !arm.Holds(sizeMetres))
        {
            return new(RobotAction.Rest, SkillStatus.Failed, "It slipped out of the fingers while being carried.");
        }

        switch (phase)
        {
            case Phase.Rise:
                start = stepsInPhase == 1 ? arm.Tool : start;
                if (arm.Tool.Z > travelHeight - HeightToleranceMetres)
                {
                    Enter(Phase.Cross);
                }

                return Running(servo.Toward(arm.Tool, start with { Z = MathF.Max(travelHeight, start.Z) }, CartesianServo.Closed));

            case Phase.Cross:
                if (CartesianServo.IsAbove(arm.Tool, goal, AboveToleranceMetres))
                {
                    Enter(Phase.Lower);
                }

                return Running(servo.Toward(arm.Tool, goal with { Z = travelHeight }, CartesianServo.Closed));

            case Phase.Lower:
                bool stands = arm.Tool.Z < goal.Z + NearMetres && MathF.Abs(arm.Tool.Z - lastHeight) < StillMetresPerStep;
                lastHeight = arm.Tool.Z;
                if (stands)
                {
                    released = arm.Tool;
                    servo.Unload();
                    Enter(Phase.Release);
                }

                return Running(servo.Toward(arm.Tool, goal, CartesianServo.Closed));

            case Phase.Release:
                if (stepsInPhase > StepsToOpen)
                {
                    Enter(Phase.Withdraw);
                }

                return Running(servo.Toward(arm.Tool, released, CartesianServo.Open));

            default:
                Vector3 above = released with { Z = released.Z + WithdrawMetres };
                bool isClear = arm.Tool.Z > above.Z - HeightToleranceMetres;
                return new(
                    servo.Toward(arm.Tool, above, CartesianServo.Open),
                    isClear ? SkillStatus.Done : SkillStatus.Running);
        }
    }

    private RobotAction Hold(in ArmState arm) => servo.Toward(arm.Tool, arm.Tool, CartesianServo.Closed);

    private static SkillProgress Running(RobotAction action) => new(action, SkillStatus.Running);

    private void Enter(Phase next)
    {
        phase = next;
        stepsInPhase = 0;
    }
}
