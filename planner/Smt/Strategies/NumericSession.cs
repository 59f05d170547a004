using System.Globalization;
using Microsoft.Z3;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>One formula with numbers in Z3, asked once.</summary>
internal sealed class NumericSession : IDisposable
{
    private const int MostSteps = 1_000_000;

    private readonly Context context = new();
    private readonly Solver solver;
    private readonly SolverInterruption interruption;

    /// <param name="text">SMT-LIB text.</param>
    /// <param name="seed">Of the solver's own random choices.</param>
    /// <param name="cancellation">Makes the check end soon.</param>
    public NumericSession(string text, uint seed, CancellationToken cancellation)
    {
        solver = context.MkSolver("QF_LIRA");
        using Params parameters = context.MkParams().Add("random_seed", seed);
        solver.Parameters = parameters;
        interruption = new SolverInterruption(context, cancellation);
        solver.FromString(text);
    }

    /// <summary>Z3's work, in its deterministic units.</summary>
    public long Work { get; private set; }

    /// <summary>Z3's memory after the check, bytes: that of all its formulas in the process.</summary>
    public long MemoryBytes { get; private set; }

    /// <summary>Looks for an assignment.</summary>
    /// <param name="mostWork">Work after which it gives up.</param>
    public Status Check(long mostWork)
    {
        using Params parameters = context.MkParams().Add("rlimit", (uint)Math.Clamp(mostWork, 1, uint.MaxValue));
        solver.Parameters = parameters;
        Status answer = solver.Check();
        using Statistics statistics = solver.Statistics;
        Work = statistics["rlimit count"]?.UIntValue ?? 0;
        MemoryBytes = (long)((statistics["memory"]?.DoubleValue ?? 0) * (1 << 20));
        return answer;
    }

    /// <summary>Whether the plan that was found has more steps than there is memory for.</summary>
    public bool IsPlanTooLong { get; private set; }

    /// <summary>The plan of the assignment that was found; null when it is too long or none of the formula.</summary>
    public List<int>? ReadPlan(PatternSteps model, NumericFormula formula, ReadOnlySpan<int> init, ReadOnlySpan<Rational> numbers)
    {
        var names = new SmtNames();
        using Model assignment = solver.Model!;
        TaskState state = model.Known.State(init, numbers);
        var plan = new List<int>();
        for (int step = 0; step < formula.StepCount; step++)
        {
            foreach (int action in model.Sequence)
            {
                int taken = formula.Action(step, action);
                if (taken == ClauseBuffer.False
                    || !state.Holds(model.Known.Task.Actions[action].Precondition)
                    || !assignment.Evaluate(context.MkBoolConst(formula.Name(taken))).IsTrue)
                {
                    continue;
                }

                int count = 1;
                if (model.IsRepeatable(action)
                    && (!int.TryParse(assignment.Evaluate(context.MkIntConst(names.Count(step, action))).ToString(), CultureInfo.InvariantCulture, out count)
                        || count > MostSteps - plan.Count))
                {
                    IsPlanTooLong = true;
                    return null;
                }

                for (; count > 0; count--)
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

    public void Dispose()
    {
        interruption.Dispose();
        ((IDisposable)solver).Dispose();
        ((IDisposable)context).Dispose();
    }
}
