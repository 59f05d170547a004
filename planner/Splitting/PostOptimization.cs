using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Shortens a joined plan, and proves it shortest where that is wanted.</summary>
internal sealed class PostOptimization
{
    private readonly TaskAnalysis known;
    private readonly SplitSettings settings;
    private readonly EngineLimits limits;
    private readonly WindowOptimization polish;
    private readonly LowerBoundProof proof;

    /// <summary>Prepares it.</summary>
    /// <param name="known">What is known about the task.</param>
    /// <param name="states">Of the task.</param>
    /// <param name="achievements">How facts of the task come about.</param>
    /// <param name="relaxed">Its relaxation.</param>
    /// <param name="solver">Solves windows of the plan.</param>
    /// <param name="settings">How much may be spent on what.</param>
    /// <param name="limits">What may be spent altogether from here on.</param>
    public PostOptimization(
        TaskAnalysis known, TaskStates states, FirstAchievers achievements, DeleteRelaxation relaxed, ISubproblemSolver solver,
        SplitSettings settings, EngineLimits limits)
    {
        this.known = known;
        this.settings = settings;
        this.limits = limits;
        polish = new WindowOptimization(known, states, solver, limits, settings);
        SplitSettings affordable = settings with { ProofWork = Math.Min(settings.ProofWork, limits.Work ?? long.MaxValue) };
        proof = new LowerBoundProof(known, states, relaxed, achievements, affordable, limits.Cancellation);
    }

    /// <summary>The finished plan.</summary>
    /// <param name="plan">A plan of the task.</param>
    /// <param name="isShortest">Whether it is proved already that none has fewer steps.</param>
    public EngineOutcome Finish(ImmutableArray<int> plan, bool isShortest)
    {
        // numbers of steps say something about costs only where all cost the same
        bool hasUnitCosts = known.Task.FinalMetric is null && known.Task.Actions.All(action => action.Cost == 1);
        int bound = hasUnitCosts && isShortest ? plan.Length : 0;
        if (!isShortest)
        {
            plan = polish.Polish(plan, Math.Min(settings.PolishWork, limits.Work ?? long.MaxValue));
        }

        if (hasUnitCosts && bound < plan.Length && settings.ProofWork > 0 && known.Task.Goal.Clauses.IsEmpty)
        {
            bound = Prove(plan.Length);
        }

        return new EngineOutcome
        {
            Status = hasUnitCosts && bound == plan.Length ? PlanStatus.SolvedOptimally : PlanStatus.Solved,
            Actions = plan,
            LowerBound = bound,
            Work = polish.Work + proof.Work,
        };
    }

    private int Prove(int steps)
    {
        try
        {
            return proof.LowerBound(known.Task.Init, known.Task.Goal.Facts, steps);
        }
        catch (OperationCanceledException)
        {
            // the plan stays what it is
            return 0;
        }
    }
}
