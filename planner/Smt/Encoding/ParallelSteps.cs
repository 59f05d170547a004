using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>Steps whose actions all see the state before the step and can be taken one after another: see
/// <see cref="ActionOrder"/>.</summary>
internal sealed class ParallelSteps : StepSemantics
{
    public ParallelSteps(TaskAnalysis known)
        : base(known, known.Order.Sequence)
    {
        Template.AddActions();
        SerialClauses.Add(known.Task, Template, known.Access, known.Order);
        Template.AddInvariants(known.Mutexes);
    }

    /// <inheritdoc/>
    public override bool SeesOwnStep => false;

    /// <inheritdoc/>
    public override RelaxedPlanningGraph Levels(ReadOnlySpan<int> init) => Known.Levels(init);

    /// <inheritdoc/>
    public override int[] Distances(GroundCondition goal) =>
        GoalDistances.InParallel(Known.Task, Known.Access, Known.Order, Known.Rules.VariableOf, goal);
}
