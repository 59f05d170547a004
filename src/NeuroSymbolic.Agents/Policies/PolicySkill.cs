using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>One sub-task by a policy, until the policy itself holds still.</summary>
/// <remarks>In training the hand stays where it is once the sub-task is done, so holding still is how the policy says that it has done: the switch to the
/// next sub-task falls where the demonstrations were cut.</remarks>
internal sealed class PolicySkill(ChunkedControl control, string sentence) : IMotionSkill
{
    // nearer than this a chunk leads nowhere
    private const float StillMetres = 0.01f;

    // one still look may be the closing of the fingers
    private const int StillLooks = 3;
    private const int PatienceSteps = 15 * RobotAction.Rate;

    private int steps;
    private int looks;
    private int stillLooks;

    /// <inheritdoc/>
    public SkillProgress Act(Observation observation, in ArmState arm)
    {
        RobotAction action = control.Act(observation, sentence);
        if (control.Looks > looks)
        {
            looks = control.Looks;
            stillLooks = control.ReachMetres < StillMetres ? stillLooks + 1 : 0;
        }

        return ++steps > PatienceSteps ? new(action, SkillStatus.Failed, $"The policy did not end '{sentence}' within {PatienceSteps / RobotAction.Rate} s.")
            : new(action, stillLooks >= StillLooks ? SkillStatus.Done : SkillStatus.Running);
    }
}
