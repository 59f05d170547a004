using System.Collections.Immutable;
using Microsoft.Z3;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Looks for a plan of parallel steps, with several numbers of steps under way at once.</summary>
/// <remarks>
/// The last unsatisfiable formulas are the hardest, so none has to be refuted before a longer one is tried (Rintanen, Evaluation
/// strategies for planning as satisfiability, ECAI 2004): numbers of steps grow geometrically, and each gets slices of work, the
/// longer ones less. Work is counted in Z3's deterministic units, so that the same task gives the same plan under any load.
/// </remarks>
internal sealed class HorizonSearch : IDisposable
{
    // what a fresh formula may do before another gets its turn, units of Z3's work
    private const long FirstSlice = 400_000;

    // conflicts of the first slice
    private const uint FirstConflicts = 1000;

    private readonly StaticFormula statics;
    private readonly int[] init;
    private readonly GroundCondition goal;
    private readonly EngineLimits limits;
    private readonly RelaxedLevels levels;
    private readonly int[] distances;
    private readonly List<Attempt> attempts = [];

    public HorizonSearch(StaticFormula statics, ReadOnlySpan<int> init, GroundCondition goal, EngineLimits limits)
    {
        this.statics = statics;
        this.init = init.ToArray();
        this.goal = goal;
        this.limits = limits;
        levels = statics.Levels(init);
        distances = statics.Distances(goal);
        ProvedSteps = levels.Of(goal);
    }

    /// <summary>Proved: no plan has fewer steps, nor fewer actions.</summary>
    public int ProvedSteps { get; private set; }

    /// <summary>Work so far.</summary>
    public long Work { get; private set; }

    /// <summary>Why <see cref="Run"/> returned no plan.</summary>
    public PlanStatus EndedBy { get; private set; }

    /// <summary>Looks for a plan.</summary>
    /// <returns>The plan; null when there is none or a limit came first.</returns>
    public List<int>? Run()
    {
        if (ProvedSteps == RelaxedLevels.Never)
        {
            EndedBy = PlanStatus.Unsolvable;
            return null;
        }

        while (Choose() is { } attempt)
        {
            if (limits.Cancellation.IsCancellationRequested)
            {
                EndedBy = PlanStatus.TimeLimit;
                return null;
            }

            // the last check was cut short
            if (Work >= limits.Work)
            {
                EndedBy = PlanStatus.BudgetExhausted;
                return null;
            }

            switch (Try(attempt))
            {
                case Status.SATISFIABLE:
                    return PlanReading.Read(statics, attempt.Formula!, attempt.Session!.Model(), init);
                case Status.UNSATISFIABLE:
                    ProvedSteps = attempt.StepCount + 1;
                    foreach (Attempt refuted in attempts.FindAll(other => other.StepCount <= attempt.StepCount))
                    {
                        refuted.Dispose();
                        attempts.Remove(refuted);
                    }

                    break;
            }
        }

        EndedBy = PlanStatus.HorizonExhausted;
        return null;
    }

    public void Dispose() => attempts.ForEach(attempt => attempt.Dispose());

    /// <summary>The attempt whose turn it is: the least work in relation to its length; a new one when all have had their share.</summary>
    private Attempt? Choose()
    {
        Attempt? best = null;
        double least = double.MaxValue;
        double share = 1;
        foreach (Attempt attempt in attempts)
        {
            double weighted = (attempt.Work + FirstSlice) * share;
            if (weighted < least)
            {
                (best, least) = (attempt, weighted);
            }

            share *= Tuning.Share;
        }

        int next = attempts.Count == 0 ? ProvedSteps : Math.Max(attempts[^1].StepCount + 1, (int)(attempts[^1].StepCount * Tuning.Growth));
        if ((best is null || FirstSlice * share < least) && next <= limits.MaxHorizon)
        {
            best = new Attempt(next);
            attempts.Add(best);
        }

        return best;
    }

    private Status Try(Attempt attempt)
    {
        if (attempt.Session is null)
        {
            attempt.Session = new SatSession(0, limits.Cancellation);
            attempt.Formula = new LayeredFormula(statics, levels, distances, attempt.StepCount);
            attempt.Formula.Write(goal, () => attempt.Session.Add(attempt.Formula.Clauses));
        }

        // slices grow with what was done, so that beginning them costs a part of it only
        uint slice = (uint)Math.Max(FirstConflicts, attempt.Conflicts * 0.5);
        attempt.Conflicts += slice;
        long workBefore = attempt.Session.Work;
        Status answer = attempt.Session.Check(slice, limits.Work - Work);
        Work += attempt.Session.Work - workBefore;
        if (Tuning.Log)
        {
            Console.Error.WriteLine($"    h={attempt.StepCount} {answer} work={attempt.Session.Work} total={Work} vars={attempt.Formula!.Clauses.VariableCount}");
        }

        return answer;
    }

    private sealed class Attempt(int stepCount) : IDisposable
    {
        public int StepCount => stepCount;

        public SatSession? Session { get; set; }

        public LayeredFormula? Formula { get; set; }

        public double Conflicts { get; set; }

        public long Work => Session?.Work ?? 0;

        public void Dispose() => Session?.Dispose();
    }
}

internal static class Tuning
{
    public static bool Pattern = Environment.GetEnvironmentVariable("T_PATTERN") == "1";
    public static double Share = double.Parse(Environment.GetEnvironmentVariable("T_SHARE") ?? "1.5");
    public static double Growth = double.Parse(Environment.GetEnvironmentVariable("T_GROWTH") ?? "1.3");
    public static bool Log = Environment.GetEnvironmentVariable("T_LOG") != null;
    public static string Params = Environment.GetEnvironmentVariable("T_PARAMS") ?? "";
    public static string Logic = Environment.GetEnvironmentVariable("T_LOGIC") ?? "QF_FD";
}
