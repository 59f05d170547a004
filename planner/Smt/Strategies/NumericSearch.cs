using Microsoft.Z3;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Looks for a plan of a task with numbers, by formulas of pattern steps.</summary>
/// <remarks>Patterns need few steps, so every number of steps is tried in turn, in rounds with growing limits of work; each check
/// begins anew, with another seed.</remarks>
internal sealed class NumericSearch
{
    // of the first round, units of Z3's work; each round has twice as much, each further step two thirds of the one before
    private const long FirstWork = 2_000_000;
    private const double Share = 1 / 1.5;

    private readonly PatternSteps model;
    private readonly int[] init;
    private readonly Rational[] numbers;
    private readonly GroundCondition goal;
    private readonly EngineLimits limits;
    private readonly RelaxedPlanningGraph levels;
    private readonly int[] distances;

    public NumericSearch(
        TaskAnalysis known, ReadOnlySpan<int> init, ReadOnlySpan<Rational> numbers, GroundCondition goal, EngineLimits limits)
    {
        model = known.Pattern;
        this.init = init.ToArray();
        this.numbers = numbers.ToArray();
        this.goal = goal;
        this.limits = limits;
        levels = model.Levels(init);

        // what leads nowhere near the goal may still make the metric better
        distances = known.Task.FinalMetric is null ? model.Distances(goal) : new int[known.Task.Actions.Length];
        ProvedSteps = levels.Of(goal);
        if (ProvedSteps == 0 && !known.State(init, numbers).Holds(goal))
        {
            ProvedSteps = 1;
        }
    }

    /// <summary>Proved: no plan has fewer steps, nor fewer actions; <see cref="RelaxedPlanningGraph.Never"/> where there is none.</summary>
    public int ProvedSteps { get; private set; }

    /// <summary>Z3's work so far.</summary>
    public long Work { get; private set; }

    /// <summary>Why <see cref="Run"/> found no plan.</summary>
    public PlanStatus EndedBy { get; private set; }

    /// <summary>Looks for a plan; null when there is none or a limit came first.</summary>
    /// <param name="bound">What the plan may have at most: no more than the bounds of earlier calls allowed.</param>
    /// <param name="lastSteps">The most steps that a plan within the bound can have.</param>
    /// <param name="untilWork">Z3's work after which it gives up.</param>
    public List<int>? Run(NumericBound bound, int lastSteps, long untilWork = long.MaxValue)
    {
        if (ProvedSteps == RelaxedPlanningGraph.Never)
        {
            EndedBy = PlanStatus.Unsolvable;
            return null;
        }

        long roundWork = FirstWork;
        long most = Math.Min(untilWork, limits.Work ?? long.MaxValue);
        for (uint round = 0; ; round++, roundWork *= 2)
        {
            double work = roundWork;
            for (int steps = ProvedSteps; work >= FirstWork / 4 && steps <= lastSteps; steps++, work *= Share)
            {
                if (limits.Cancellation.IsCancellationRequested || Work >= most)
                {
                    EndedBy = limits.Cancellation.IsCancellationRequested ? PlanStatus.TimeLimit : PlanStatus.BudgetExhausted;
                    return null;
                }

                if (Try(steps, bound, round, Math.Min((long)work, most - Work)) is { } plan)
                {
                    return plan;
                }

                if (EndedBy == PlanStatus.MemoryLimit)
                {
                    return null;
                }
            }

            if (ProvedSteps > lastSteps)
            {
                EndedBy = PlanStatus.HorizonExhausted;
                return null;
            }
        }
    }

    private List<int>? Try(int steps, NumericBound bound, uint seed, long work)
    {
        var formula = new NumericFormula(model, levels, distances, numbers, steps, new SmtNames());
        using var session = new NumericSession(formula.Write(goal, bound), seed, limits.Cancellation);
        Status answer = session.Check(work);
        Work += session.Work;
        if (answer == Status.SATISFIABLE)
        {
            List<int>? plan = session.ReadPlan(model, formula, init, numbers);
            if (session.IsPlanTooLong)
            {
                EndedBy = PlanStatus.MemoryLimit;
                return null;
            }

            TaskState end = model.Known.State(init, numbers);
            return plan is not null && plan.TrueForAll(end.TryApply) && end.Holds(goal)
                ? plan
                : throw new EngineException("Z3 gave an assignment that does not fulfil the formula.");
        }

        if (answer == Status.UNSATISFIABLE)
        {
            ProvedSteps = Math.Max(ProvedSteps, steps + 1);
        }

        if (session.MemoryBytes > limits.MemoryBytes)
        {
            EndedBy = PlanStatus.MemoryLimit;
        }

        return null;
    }
}
