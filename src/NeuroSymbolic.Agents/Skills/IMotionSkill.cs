using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>A motion that carries out one plan step, asked for an action at each control step.</summary>
public interface IMotionSkill
{
    /// <summary>The next action.</summary>
    /// <param name="observation">What the robot senses.</param>
    /// <param name="arm">Where the hand is by its joint readings.</param>
    SkillProgress Act(Observation observation, in ArmState arm);
}
