namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>A formula over steps in which actions are taken.</summary>
internal interface IStepFormula
{
    /// <summary>The number of steps.</summary>
    int StepCount { get; }

    /// <summary>The literal that the action is taken in the step.</summary>
    int Action(int step, int action);
}
