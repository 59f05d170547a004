using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Grasps or sets down as was learned, stage by stage; the network itself says when a stage is over.</summary>
/// <remarks>It was learned without turning the hand, which is done by the servo on the way.</remarks>
internal sealed class LearnedSkill(
    SkillPolicy policy, StepGeometry step, Func<ObjectEstimate, ObjectEstimate?> lookClosely, Random random) : IMotionSkill
{
    // of each chunk, before the next one is drawn
    private const int StepsPerChunk = 4;
    private const int PatienceSteps = 10 * RobotAction.Rate;
    private const float AboveMetres = 0.02f;

    // a learned hand does not stop above the thing, and fingers may hide it for a moment
    private const int LargestCloseLooks = 8;
    private const float EndedProbability = 0.5f;

    private readonly Vector3[] chunk = new Vector3[StepsPerChunk];
    private SkillStage stage = step.Skill == Skill.Grasp ? SkillStage.Reach : SkillStage.Carry;
    private Vector3 goal = step.ToolGoal;
    private int closeLooksLeft = step.Skill == Skill.Grasp ? LargestCloseLooks : 0;
    private ArmState? before;
    private Vector3 chunkStart;
    private int chunkStep = StepsPerChunk;
    private int stepsInStage;

    private bool IsLast => stage is SkillStage.Grasp or SkillStage.Release;

    private float Gripper => stage is SkillStage.Grasp or SkillStage.Carry ? CartesianServo.Closed : CartesianServo.Open;

    /// <inheritdoc/>
    public SkillProgress Act(Observation observation, in ArmState arm)
    {
        if (closeLooksLeft > 0 && CartesianServo.IsAbove(arm.Tool, goal, AboveMetres))
        {
            closeLooksLeft--;
            if (lookClosely(step.Moved) is { } seen)
            {
                (goal, closeLooksLeft) = (step.GripOn(seen), 0);
            }
            else if (closeLooksLeft == 0)
            {
                return Failed(arm, $"{step.Moved.Name} is not where it was seen.");
            }
        }

        if (stage == SkillStage.Carry && !arm.Holds(step.WidthMetres))
        {
            return Failed(arm, "It slipped out of the fingers.");
        }

        // far from the goal nothing is asked of the network while there is a motion to carry out, which saves most of its energy
        bool mayEnd = MayEnd(arm) && stepsInStage > 1;
        if (mayEnd || chunkStep >= StepsPerChunk)
        {
            Think(arm);
        }

        if (mayEnd && policy.Ended > EndedProbability)
        {
            if (stage == SkillStage.Grasp && !arm.Holds(step.WidthMetres))
            {
                return Failed(arm, "The fingers closed on nothing.");
            }

            if (IsLast)
            {
                return new(Toward(arm, arm.Tool), SkillStatus.Done);
            }

            // what comes next is told from where the hand is now
            (stage, goal, stepsInStage, chunkStep) = (stage + 1, arm.Tool, 0, StepsPerChunk);
            Think(arm);
        }

        before = arm;
        return ++stepsInStage > PatienceSteps
            ? Failed(arm, $"The hand did not end to {stage.ToString().ToLowerInvariant()} within {PatienceSteps / RobotAction.Rate} s.")
            : new(Toward(arm, chunkStart + chunk[chunkStep++]), SkillStatus.Running);
    }

    // a hand at the right height beside the thing looks to the network much like one around it
    private bool MayEnd(in ArmState arm) => IsLast || (CartesianServo.IsAbove(arm.Tool, goal, AboveMetres) && CartesianServo.IsTurned(arm, step.ToolYaw));

    // a motion is drawn anew when the one before is used up
    private void Think(in ArmState arm)
    {
        float height = stage is SkillStage.Reach or SkillStage.Carry ? step.ToolHeight : goal.Z;
        SkillFeatures.Write(stage, goal, height, step.WidthMetres, arm, before ?? arm, policy.Features);
        policy.Run(random);
        if (chunkStep >= StepsPerChunk)
        {
            for (int ahead = 0; ahead < StepsPerChunk; ahead++)
            {
                chunk[ahead] = policy.Place(ahead);
            }

            (chunkStart, chunkStep) = (arm.Tool, 0);
        }
    }

    private RobotAction Toward(in ArmState arm, Vector3 place) =>
        RobotAction.Along(place - arm.Tool, Gripper) with { Yaw = CartesianServo.Turn(arm, IsLast ? null : step.ToolYaw) };

    private SkillProgress Failed(in ArmState arm, string reason) => new(Toward(arm, arm.Tool), SkillStatus.Failed, reason);
}
