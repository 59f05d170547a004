namespace NeuroSymbolic.Planner;

/// <summary>The sequence of actions that an assignment of a formula stands for.</summary>
internal static class PlanReading
{
    /// <summary>Reads the plan and leaves out what it does not need.</summary>
    /// <param name="statics">What is known about the task.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="model">Its assignment.</param>
    /// <param name="init">The facts at the start.</param>
    public static List<int> Read(StaticFormula statics, IStepFormula formula, SatModel model, int[] init)
    {
        GroundTask task = statics.Task;
        var state = new TaskState(task, statics.Rules.VariableOf, init, []);
        var plan = new List<int>();
        for (int step = 0; step < formula.StepCount; step++)
        {
            // the actions of a parallel step have their preconditions before it
            TaskState before = statics.IsPattern ? state : state.Copy();
            foreach (int action in statics.Sequence)
            {
                int taken = formula.Action(step, action);
                if (taken != ClauseBuffer.False && before.Holds(task.Actions[action].Precondition) && model.IsTrue(taken))
                {
                    if (!state.TryApply(action))
                    {
                        throw new InvalidOperationException($"{task.Actions[action].Step} cannot follow {string.Join(' ', plan)}.");
                    }

                    plan.Add(action);
                }
            }
        }

        return plan;
    }
}
