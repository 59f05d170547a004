using System.Numerics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Holds still, and has the agent look once a second whether what it waits for has come.</summary>
/// <param name="atMostSeconds">How long, in simulated time, before it gives up.</param>
/// <param name="place">Where the tool stays, world frame, metres.</param>
/// <param name="gripper">Whether the fingers stay open or closed.</param>
internal sealed class WaitSkill(double atMostSeconds, Vector3 place, float gripper) : IMotionSkill
{
    private readonly CartesianServo servo = new();
    private int steps;

    /// <inheritdoc/>
    public SkillProgress Act(Observation observation, in ArmState arm)
    {
        RobotAction action = servo.Toward(arm, place, gripper);
        return ++steps > atMostSeconds * RobotAction.Rate
            ? new(action, SkillStatus.Failed, FormattableString.Invariant($"What it waited for did not come within {atMostSeconds} s."))
            : new(action, steps % RobotAction.Rate == 0 ? SkillStatus.Waiting : SkillStatus.Running);
    }
}
