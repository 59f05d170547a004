using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Looks for some plan with formulas of parallel steps and of patterns in turn.</summary>
/// <remarks>Parallel steps are smaller and refute more; patterns need fewer steps where actions depend on each other. Which of the
/// two finds a plan first differs from task to task by more than a factor of two, so that both together lose little.</remarks>
internal sealed class HorizonSearch : IDisposable
{
    // parallel steps alone, units of Z3's work; most small tasks end within it
    private const long ParallelAlone = 1_000_000;

    // work before a proof that there is no plan is tried, and the part of all work that it gets
    private const long BeforeProof = 200_000;
    private const int ProofShare = 5;

    // work for the proof once no longer plan is allowed
    private const long AtHorizon = 500_000;

    private readonly TaskAnalysis known;
    private readonly int[] init;
    private readonly GroundCondition goal;
    private readonly EngineLimits limits;
    private readonly HorizonSchedule parallel;
    private HorizonSchedule? pattern;
    private PropertyDirectedReachability? proof;
    private bool mayOpen = true;
    private PropertyDirectedReachability.Answer answer;

    public HorizonSearch(TaskAnalysis known, ReadOnlySpan<int> init, GroundCondition goal, EngineLimits limits)
    {
        this.known = known;
        this.init = init.ToArray();
        this.goal = goal;
        this.limits = limits;
        parallel = new HorizonSchedule(known.Parallel, init, goal, limits);
    }

    /// <summary>Proved: no plan has fewer actions; <see cref="RelaxedPlanningGraph.Never"/> where there is none.</summary>
    public int ProvedSteps => Math.Max(parallel.ProvedSteps, pattern?.ProvedSteps ?? 0);

    /// <summary>Z3's work so far.</summary>
    public long Work => parallel.Work + (pattern?.Work ?? 0) + (proof?.Work ?? 0);

    /// <summary>Z3's memory after the last turn, bytes; that of all its formulas in the process.</summary>
    public long MemoryBytes => Math.Max(parallel.MemoryBytes, pattern?.MemoryBytes ?? 0);

    /// <summary>Why <see cref="Run"/> found no plan; null when it only pauses.</summary>
    public PlanStatus? EndedBy { get; private set; }

    /// <summary>Looks for a plan; null when there is none, a limit came first, or it pauses.</summary>
    /// <param name="untilWork">Z3's work after which it pauses.</param>
    public List<int>? Run(long untilWork = long.MaxValue)
    {
        if (ProvedSteps == RelaxedPlanningGraph.Never)
        {
            EndedBy = PlanStatus.Unsolvable;
            return null;
        }

        while (Work < untilWork)
        {
            if (parallel.IsExhausted)
            {
                EndedBy = IsProvedUnsolvable() ? PlanStatus.Unsolvable : PlanStatus.HorizonExhausted;
                return null;
            }

            if (limits.Cancellation.IsCancellationRequested)
            {
                EndedBy = PlanStatus.TimeLimit;
                return null;
            }

            if (Work >= limits.Work)
            {
                EndedBy = PlanStatus.BudgetExhausted;
                return null;
            }

            if (Work > BeforeProof && IsProvedUnsolvable(Work / ProofShare))
            {
                EndedBy = PlanStatus.Unsolvable;
                return null;
            }

            HorizonSchedule schedule = Choose();
            if (schedule.Turn(limits.Work - Work, mayOpen) is { } plan)
            {
                return plan;
            }

            // the largest attempt may have grown by half since it was opened
            mayOpen = mayOpen && schedule.MemoryBytes < limits.MemoryBytes / 2;
            if (schedule.MemoryBytes > limits.MemoryBytes / 10 * 9 && !parallel.DropLongest() && pattern?.DropLongest() != true)
            {
                EndedBy = PlanStatus.MemoryLimit;
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether it can be proved that no plan of any length exists, with the work set aside for a horizon without plan.</summary>
    public bool IsProvedUnsolvable() => IsProvedUnsolvable(AtHorizon);

    public void Dispose()
    {
        parallel.Dispose();
        pattern?.Dispose();
        proof?.Dispose();
    }

    private bool IsProvedUnsolvable(long untilWork)
    {
        if (answer == PropertyDirectedReachability.Answer.Open && (proof?.Work ?? 0) < untilWork)
        {
            proof ??= new PropertyDirectedReachability(known, init, goal, limits.Cancellation);
            answer = proof.Run(2 * untilWork, limits.Work - Work + proof.Work);
        }

        return answer == PropertyDirectedReachability.Answer.Proved;
    }

    private HorizonSchedule Choose()
    {
        if (parallel.Work < ParallelAlone)
        {
            return parallel;
        }

        pattern ??= new HorizonSchedule(known.Pattern, init, goal, limits);
        return pattern.Work < parallel.Work && !pattern.IsExhausted ? pattern : parallel;
    }
}
