using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Rises, crosses above the thing, comes down with open fingers, closes them and lifts.</summary>
/// <remarks>It rises before it crosses: a diagonal approach hits tall towers.</remarks>
internal sealed class GraspSkill : IMotionSkill
{
    // the finger pads reach this far below the tool point
    private const float FingerTipMetres = 0.012f;
    private const float AboveToleranceMetres = 0.003f;
    private const float HeightToleranceMetres = 0.004f;
    private const float LiftMetres = 0.04f;

    private const float StillMetresPerStep = 0.0002f;
    private const int StepsToClose = 6;
    private const int PatienceSteps = 10 * RobotAction.Rate;

    private readonly CartesianServo servo = new();
    private readonly Vector3 target;
    private readonly float sizeMetres;
    private readonly float travelHeight;
    private Phase phase = Phase.Rise;
    private int stepsInPhase;
    private float lastOpening;
    private Vector3 start;
    private Vector3 lifted;

    /// <summary>A grasp of a thing at a place.</summary>
    /// <param name="target">Centre of the thing, world frame, metres.</param>
    /// <param name="sizeMetres">Its width across the fingers.</param>
    /// <param name="travelHeight">World height that the finger tips must keep while crossing.</param>
    public GraspSkill(Vector3 target, float sizeMetres, float travelHeight)
    {
        this.target = target;
        this.sizeMetres = sizeMetres;
        this.travelHeight = travelHeight + FingerTipMetres;
    }

    private enum Phase
    {
        Rise,
        Cross,
        Descend,
        Close,
        Lift,
    }

    public SkillProgress Act(in ArmState arm)
    {
        if (++stepsInPhase > PatienceSteps)
        {
            return new(RobotAction.Rest, SkillStatus.Failed, $"The hand did not finish to {phase} within {PatienceSteps / RobotAction.Rate} s.");
        }

        switch (phase)
        {
            case Phase.Rise:
                start = stepsInPhase == 1 ? arm.Tool : start;
                if (arm.Tool.Z > travelHeight - HeightToleranceMetres)
                {
                    Enter(Phase.Cross);
                }

                return Running(servo.Toward(arm.Tool, start with { Z = MathF.Max(travelHeight, start.Z) }, CartesianServo.Open));

            case Phase.Cross:
                if (CartesianServo.IsAbove(arm.Tool, target, AboveToleranceMetres))
                {
                    Enter(Phase.Descend);
                }

                return Running(servo.Toward(arm.Tool, target with { Z = MathF.Max(travelHeight, target.Z) }, CartesianServo.Open));

            case Phase.Descend:
                if (arm.Tool.Z < target.Z + HeightToleranceMetres)
                {
                    Enter(Phase.Close);
                }

                return Running(servo.Toward(arm.Tool, target, CartesianServo.Open));

            case Phase.Close:
                bool isStill = stepsInPhase > StepsToClose && MathF.Abs(arm.OpeningMetres - lastOpening) < StillMetresPerStep;
                lastOpening = arm.OpeningMetres;
                if (isStill)
                {
                    if (!arm.Holds(sizeMetres))
                    {
                        return new(RobotAction.Rest, SkillStatus.Failed, "The fingers closed on nothing.");
                    }

                    lifted = arm.Tool with { Z = arm.Tool.Z + LiftMetres };
                    Enter(Phase.Lift);
                }

                return Running(servo.Toward(arm.Tool, target, CartesianServo.Closed));

            default:
                if (!arm.Holds(sizeMetres))
                {
                    return new(RobotAction.Rest, SkillStatus.Failed, "It slipped out of the fingers while being lifted.");
                }

                bool isLifted = arm.Tool.Z > lifted.Z - HeightToleranceMetres;
                return new(
                    servo.Toward(arm.Tool, lifted, CartesianServo.Closed),
                    isLifted ? SkillStatus.Done : SkillStatus.Running);
        }
    }

    private static SkillProgress Running(RobotAction action) => new(action, SkillStatus.Running);

    private void Enter(Phase next)
    {
        phase = next;
        stepsInPhase = 0;
    }
}
