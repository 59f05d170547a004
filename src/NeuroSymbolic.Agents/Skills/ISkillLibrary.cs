using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>Knows a motion for each step of a plan.</summary>
public interface ISkillLibrary : IDisposable
{
    /// <summary>The motion for a step, or null with the reason why there is none.</summary>
    /// <param name="step">The step.</param>
    /// <param name="scene">Where things are believed to be.</param>
    /// <param name="arm">Where the hand is.</param>
    /// <param name="briefing">What the domain says of actions and objects.</param>
    /// <param name="lookClosely">Tells where a thing below the hand is; null when it is not where it was believed to be.</param>
    /// <param name="reason">Why there is no motion, one sentence.</param>
    IMotionSkill? For(
        PlanStep step,
        SceneEstimate scene,
        in ArmState arm,
        AgentBriefing briefing,
        Func<ObjectEstimate, ObjectEstimate?> lookClosely,
        out string? reason);
}
