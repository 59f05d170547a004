using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>What a step may hold and what it means: the clauses of one step and what is needed to prune and to read formulas of
/// such steps.</summary>
internal abstract class StepSemantics
{
    protected StepSemantics(TaskAnalysis known, int[] sequence)
    {
        Known = known;
        Sequence = sequence;
        Template = new TransitionEncoding(known.Task, known.Rules, known.Access, known.Cancellation);
    }

    public TaskAnalysis Known { get; }

    /// <summary>The clauses of one step.</summary>
    public TransitionEncoding Template { get; }

    /// <summary>The order in which the actions of one step are taken.</summary>
    public int[] Sequence { get; }

    /// <summary>Whether an action sees what actions before it in the same step did.</summary>
    public abstract bool SeesOwnStep { get; }

    /// <summary>After how many steps facts can hold and rules can fire.</summary>
    /// <param name="init">The facts that hold at the start.</param>
    public abstract RelaxedPlanningGraph Levels(ReadOnlySpan<int> init);

    /// <summary>[action]: how far from the end it can first be of use.</summary>
    public abstract int[] Distances(GroundCondition goal);
}
