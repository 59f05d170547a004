namespace NeuroSymbolic.Planner;

/// <summary>Looks for some plan with formulas of parallel steps and of patterns in turn.</summary>
/// <remarks>Parallel steps are smaller and refute more; patterns need fewer steps where actions depend on each other. Which of the
/// two finds a plan first differs from task to task by more than a factor of two, so that both together lose little.</remarks>
internal sealed class HorizonSearch : IDisposable
{
    // parallel steps alone, units of Z3's work; most small tasks end within it
    private const long ParallelAlone = 1_000_000;

    private readonly TaskFacts known;
    private readonly int[] init;
    private readonly GroundCondition goal;
    private readonly EngineLimits limits;
    private readonly HorizonLadder parallel;
    private HorizonLadder? pattern;

    public HorizonSearch(TaskFacts known, ReadOnlySpan<int> init, GroundCondition goal, EngineLimits limits)
    {
        this.known = known;
        this.init = init.ToArray();
        this.goal = goal;
        this.limits = limits;
        parallel = new HorizonLadder(known.Parallel, init, goal, limits);
    }

    /// <summary>Proved: no plan has fewer actions; <see cref="RelaxedLevels.Never"/> where there is none.</summary>
    public int ProvedSteps => Math.Max(parallel.ProvedSteps, pattern?.ProvedSteps ?? 0);

    /// <summary>Z3's work so far.</summary>
    public long Work => parallel.Work + (pattern?.Work ?? 0);

    /// <summary>Why <see cref="Run"/> found no plan.</summary>
    public PlanStatus EndedBy { get; private set; }

    /// <summary>Looks for a plan; null when there is none or a limit came first.</summary>
    public List<int>? Run()
    {
        if (ProvedSteps == RelaxedLevels.Never)
        {
            EndedBy = PlanStatus.Unsolvable;
            return null;
        }

        bool mayOpen = true;
        while (true)
        {
            if (parallel.IsExhausted)
            {
                EndedBy = PlanStatus.HorizonExhausted;
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

            HorizonLadder ladder = Choose();
            if (ladder.Turn(limits.Work - Work, mayOpen) is { } plan)
            {
                return plan;
            }

            // the largest attempt may have grown by half since it was opened
            mayOpen = mayOpen && ladder.MemoryBytes < limits.MemoryBytes / 2;
            if (ladder.MemoryBytes > limits.MemoryBytes / 10 * 9 && !parallel.DropLongest() && pattern?.DropLongest() != true)
            {
                EndedBy = PlanStatus.MemoryLimit;
                return null;
            }
        }
    }

    public void Dispose()
    {
        parallel.Dispose();
        pattern?.Dispose();
    }

    private HorizonLadder Choose()
    {
        if (parallel.Work < ParallelAlone)
        {
            return parallel;
        }

        pattern ??= new HorizonLadder(known.Pattern, init, goal, limits);
        return pattern.Work < parallel.Work && !pattern.IsExhausted ? pattern : parallel;
    }
}
