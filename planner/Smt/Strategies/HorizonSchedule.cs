using Microsoft.Z3;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Formulas of one kind of step for growing numbers of steps, several under way at once.</summary>
/// <remarks>
/// The last unsatisfiable formulas are the hardest, so none has to be refuted before a longer one is tried (Rintanen, Evaluation
/// strategies for planning as satisfiability, ECAI 2004): numbers of steps grow geometrically, and each gets slices of work, the
/// longer ones less. Work is counted in Z3's deterministic units, so that the same task gives the same plan under any load.
/// </remarks>
internal sealed class HorizonSchedule : IDisposable
{
    // what every attempt counts as having done, units of Z3's work, so that fresh ones take turns
    private const long Handicap = 1_000_000;

    // of the first slice; later ones are half of what was done, so that beginning them costs a part of it only
    private const uint FirstConflicts = 1000;

    // each longer attempt gets this part of the work of the one before
    private const double Share = 0.8;
    private const double Growth = 1.4;

    private readonly StepSemantics model;
    private readonly int[] init;
    private readonly GroundCondition goal;
    private readonly EngineLimits limits;
    private readonly RelaxedPlanningGraph levels;
    private readonly int[] distances;
    private readonly List<Attempt> attempts = [];

    public HorizonSchedule(StepSemantics model, ReadOnlySpan<int> init, GroundCondition goal, EngineLimits limits)
    {
        this.model = model;
        this.init = init.ToArray();
        this.goal = goal;
        this.limits = limits;
        levels = model.Levels(init);
        distances = model.Distances(goal);
        ProvedSteps = levels.Of(goal);
    }

    /// <summary>Proved: no plan has fewer steps, nor fewer actions; <see cref="RelaxedPlanningGraph.Never"/> where there is none.</summary>
    public int ProvedSteps { get; private set; }

    /// <summary>Z3's work so far.</summary>
    public long Work { get; private set; }

    /// <summary>Z3's memory after the last turn, bytes; that of all its formulas in the process.</summary>
    public long MemoryBytes { get; private set; }

    /// <summary>Whether there is nothing left to try.</summary>
    public bool IsExhausted => ProvedSteps > limits.MaxHorizon;

    /// <summary>Gives one attempt its turn.</summary>
    /// <param name="mostWork">Z3's work after which it is cut short, and the attempt lost.</param>
    /// <param name="mayOpen">Whether there is memory for one more attempt.</param>
    /// <returns>A plan, if that is what it found.</returns>
    public List<int>? Turn(long? mostWork, bool mayOpen)
    {
        Attempt attempt = Choose(mayOpen);
        if (attempt.Session is null)
        {
            attempt.Session = new SatSession(seed: 0, limits.Cancellation);
            attempt.Formula = new LayeredFormula(model, levels, distances, attempt.StepCount);
            attempt.Formula.Write(goal, () => attempt.Session.Add(attempt.Formula.Clauses));
        }

        uint slice = Math.Max(FirstConflicts, attempt.Conflicts / 2);
        attempt.Conflicts += slice;
        long workBefore = attempt.Session.Work;
        Status answer = attempt.Session.Check(slice, mostWork);
        Work += attempt.Session.Work - workBefore;
        MemoryBytes = attempt.Session.MemoryBytes;
        bool? isPossible = answer switch { Status.SATISFIABLE => true, Status.UNSATISFIABLE => false, _ => null };
        limits.Tell(model.Known.Task, goal, attempt.StepCount, isPossible, attempt.Session.Work - workBefore);
        switch (answer)
        {
            case Status.SATISFIABLE:
                List<int>? plan = PlanExtraction.Read(
                    model.Known, model.Sequence, model.SeesOwnStep, attempt.Formula!, attempt.Session.Model(), init);
                TaskState end = model.Known.State(init, []);
                if (plan is null || !plan.TrueForAll(end.TryApply) || !end.Holds(goal))
                {
                    throw new EngineException("Z3 gave an assignment that does not fulfil the formula.");
                }

                return plan;
            case Status.UNSATISFIABLE:
                ProvedSteps = Math.Max(ProvedSteps, attempt.StepCount + 1);
                Drop(other => other.StepCount <= attempt.StepCount);
                break;
        }

        return null;
    }

    /// <summary>Gives up the longest attempt, but for the last one; says whether there was one to give up.</summary>
    public bool DropLongest()
    {
        if (attempts.Count < 2)
        {
            return false;
        }

        int longest = attempts[^1].StepCount;
        Drop(attempt => attempt.StepCount == longest);
        return true;
    }

    public void Dispose() => Drop(_ => true);

    private void Drop(Predicate<Attempt> which)
    {
        attempts.FindAll(which).ForEach(attempt => attempt.Session?.Dispose());
        attempts.RemoveAll(which);
    }

    /// <summary>The attempt whose turn it is: the least work in relation to its length; a new one when all have had their share.</summary>
    private Attempt Choose(bool mayOpen)
    {
        Attempt? best = null;
        double least = double.MaxValue;
        double weight = 1;
        foreach (Attempt attempt in attempts)
        {
            double weighted = ((attempt.Session?.Work ?? 0) + Handicap) * weight;
            if (weighted < least)
            {
                (best, least) = (attempt, weighted);
            }

            weight /= Share;
        }

        int last = attempts.Count == 0 ? ProvedSteps - 1 : attempts[^1].StepCount;
        if (best is null || (mayOpen && last < limits.MaxHorizon && Handicap * weight < least))
        {
            best = new Attempt(Math.Min(limits.MaxHorizon, attempts.Count == 0 ? last + 1 : Math.Max(last + 1, (int)(last * Growth))));
            attempts.Add(best);
        }

        return best;
    }

    private sealed class Attempt(int stepCount)
    {
        public int StepCount => stepCount;

        public SatSession? Session { get; set; }

        public LayeredFormula? Formula { get; set; }

        public uint Conflicts { get; set; }
    }
}
