using System.Collections.Immutable;
using Microsoft.Z3;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Asks Z3 for a plan of exactly n steps, for growing n from a lower bound: the first plan is a shortest one, because
/// every smaller number of steps has been refuted.</summary>
/// <remarks>
/// One solver for all n (Gocht and Balyo, Accelerating SAT based planning with incremental SAT solving, ICAPS 2017): each step
/// adds its clauses, the goal is assumed and not asserted, and what was learned from one n serves the next. The logic QF_FD is
/// Z3's SAT core, also when it is used incrementally.
/// </remarks>
internal sealed class SmtPlanner
{
    private static readonly TimeSpan InterruptPeriod = TimeSpan.FromMilliseconds(20);

    private readonly StripsTask task;

    public SmtPlanner(StripsTask task) => this.task = task;

    /// <summary>Proved: no plan is shorter.</summary>
    public int LowerBound { get; private set; }

    /// <summary>Z3 work so far, in its deterministic units.</summary>
    public long Work { get; private set; }

    /// <summary>Plans.</summary>
    /// <param name="minHorizon">No plan is shorter, as is known already.</param>
    /// <param name="maxHorizon">The largest number of steps that is tried.</param>
    /// <param name="workBudget">Z3 work that may be done in total; null for no limit.</param>
    /// <param name="cancellation">Ends planning with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>Why it ended, with a shortest plan if there is one.</returns>
    /// <exception cref="EngineException">Z3 is missing or failed.</exception>
    public (PlanStatus Status, Plan? Plan) Run(
        int minHorizon, int maxHorizon, long? workBudget, CancellationToken cancellation)
    {
        var reachability = new PairReachability(task, cancellation);

        // proved without the solver
        LowerBound = Math.Max(minHorizon, reachability.Level(task.Goal.AsSpan()));
        if (LowerBound == PairReachability.Never)
        {
            return (PlanStatus.Unsolvable, null);
        }

        return Z3Library.Call(() =>
        {
            using var context = new Context();
            using Solver solver = context.MkSolver("QF_FD");
            using var interrupt = new Interruption(context, cancellation);
            return Grow(context, solver, new StepEncoding(task, reachability), maxHorizon, workBudget, cancellation);
        }, cancellation);
    }

    private (PlanStatus Status, Plan? Plan) Grow(
        Context context, Solver solver, StepEncoding encoding, int maxHorizon, long? workBudget, CancellationToken cancellation)
    {
        for (; LowerBound <= maxHorizon; LowerBound++)
        {
            while (encoding.Steps < LowerBound)
            {
                cancellation.ThrowIfCancellationRequested();
                encoding.AddStep();
            }

            if (Work >= workBudget)
            {
                return (PlanStatus.BudgetExhausted, null);
            }

            solver.FromString(encoding.Flush());
            switch (CheckGoal(context, solver, encoding, workBudget - Work))
            {
                case Status.SATISFIABLE:
                    return (PlanStatus.SolvedOptimally, ReadPlan(context, solver.Model!, encoding));
                case Status.UNKNOWN:
                    cancellation.ThrowIfCancellationRequested();
                    return workBudget is not null
                        ? (PlanStatus.BudgetExhausted, null)
                        : throw new EngineException($"Z3 gave up: {solver.ReasonUnknown}.");
            }
        }

        return (PlanStatus.HorizonExhausted, null);
    }

    private Status CheckGoal(Context context, Solver solver, StepEncoding encoding, long? workLeft)
    {
        if (encoding.Goal() is not { } goal)
        {
            return Status.UNSATISFIABLE;
        }

        if (workLeft is { } left)
        {
            solver.Parameters = context.MkParams().Add("rlimit", (uint)Math.Min(left, uint.MaxValue));
        }

        Status answer = solver.Check([.. goal.Select(variable => Constant(context, variable))]);

        // the counter wraps around at 2^32
        uint total = solver.Statistics["rlimit count"]?.UIntValue ?? 0;
        Work += total - (uint)Work;
        return answer;
    }

    private Plan ReadPlan(Context context, Model model, StepEncoding encoding)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>(encoding.Steps);
        for (int step = 0; step < encoding.Steps; step++)
        {
            for (int action = 0; action < task.Actions.Length; action++)
            {
                int variable = encoding.Action(step, action);
                if (variable != CnfText.False && model.Evaluate(Constant(context, variable)).IsTrue)
                {
                    steps.Add(task.Actions[action].Step);
                    break;
                }
            }
        }

        return new Plan(steps.MoveToImmutable());
    }

    /// <summary>The constant that DIMACS text calls by this number.</summary>
    private static BoolExpr Constant(Context context, int variable) => context.MkBoolConst(context.MkSymbol(variable));

    /// <summary>Interrupts the solver once cancellation is asked for, again and again, because an interrupt that comes between two
    /// checks is forgotten.</summary>
    private sealed class Interruption : IDisposable
    {
        private readonly Timer timer;

        public Interruption(Context context, CancellationToken cancellation) => timer = new Timer(
            _ =>
            {
                if (cancellation.IsCancellationRequested)
                {
                    context.Interrupt();
                }
            },
            null,
            InterruptPeriod,
            InterruptPeriod);

        // waits for a callback that is running: the context must outlive it
        public void Dispose() => timer.DisposeAsync().AsTask().Wait();
    }
}
