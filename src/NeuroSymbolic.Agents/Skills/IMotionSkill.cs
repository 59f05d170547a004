namespace NeuroSymbolic.Agents;

/// <summary>A motion that carries out one plan step, asked for an action at each control step.</summary>
internal interface IMotionSkill
{
    /// <summary>The next action, from what the robot feels.</summary>
    SkillProgress Act(in ArmState arm);
}
