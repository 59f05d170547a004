using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>The sequence of actions that an assignment of a formula stands for.</summary>
internal static class PlanExtraction
{
    /// <summary>Reads the plan.</summary>
    /// <param name="known">What is known about the task.</param>
    /// <param name="sequence">The order in which actions of one step are taken.</param>
    /// <param name="seesOwnStep">Whether an action sees what actions before it in the same step did.</param>
    /// <param name="formula">The formula.</param>
    /// <param name="model">Its assignment.</param>
    /// <param name="init">The facts at the start.</param>
    /// <returns>The plan; null when the assignment is none of the formula, as a solver with a fault may give.</returns>
    public static List<int>? Read(
        TaskAnalysis known, int[] sequence, bool seesOwnStep, IStepFormula formula, SatModel model, ReadOnlySpan<int> init)
    {
        TaskState state = known.State(init, []);
        var plan = new List<int>();
        for (int step = 0; step < formula.StepCount; step++)
        {
            TaskState before = seesOwnStep ? state : state.Copy();
            foreach (int action in sequence)
            {
                // looking into the assignment costs more than looking at the state
                int taken = formula.Action(step, action);
                if (taken != ClauseBuffer.False && before.Holds(known.Task.Actions[action].Precondition) && model.IsTrue(taken))
                {
                    if (!state.TryApply(action))
                    {
                        return null;
                    }

                    plan.Add(action);
                }
            }
        }

        return plan;
    }
}
