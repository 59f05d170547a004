namespace NeuroSymbolic.Core;

/// <summary>Turns what a robot senses into facts and poses.</summary>
public interface IPerception
{
    /// <summary>One look at the scene as it is at this control step.</summary>
    SceneEstimate Look(Observation observation);
}
