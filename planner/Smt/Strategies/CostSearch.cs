using Microsoft.Z3;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Looks for plans that cost less than one that is known, and for the proof that there are none.</summary>
/// <remarks>
/// Some parallel steps, and after them anything that could be reached when nothing is ever lost (Leofante, Giunchiglia, Ábrahám and
/// Tacchella, Optimal planning modulo theories, IJCAI 2020), with the sum of all costs bounded by a pseudo-Boolean constraint. If that
/// cannot hold, no plan of any length costs so little. If it can, a plan may need more steps, and there are more the next time.
/// Then every step has an action, so that costs grow with the steps where none is free. What is taken after the steps need not support
/// itself from them: the bound is weaker for it, never wrong. Where the number of actions is limited, so many steps are the last.
/// </remarks>
internal sealed class CostSearch : IDisposable
{
    private const uint SliceConflicts = 20_000;
    private const double Growth = 1.3;

    private readonly TaskAnalysis known;
    private readonly EngineLimits limits;
    private readonly RelaxedPlanningGraph levels;
    private readonly long costUnit;
    private readonly List<(int Literal, int Cost)> costs = [];
    private SatSession? session;
    private LayeredFormula? formula;
    private int steps;
    private int isReal;
    private int isRelaxed;
    private bool isRealRefuted;
    private long bound;
    private long workBefore;

    /// <param name="known">What is known about the task.</param>
    /// <param name="limits">What may be spent.</param>
    public CostSearch(TaskAnalysis known, EngineLimits limits)
    {
        this.known = known;
        this.limits = limits;
        levels = known.Parallel.Levels(known.Task.Init.AsSpan());
        steps = Math.Max(1, Math.Min(levels.Of(known.Task.Goal), limits.MaxHorizon));
        costUnit = known.Task.Actions.Aggregate(0L, (divisor, action) => GreatestDivisor(divisor, action.Cost));
    }

    /// <summary>Whether costs are small enough for it.</summary>
    public bool IsPossible => costUnit > 0 && known.Task.Actions.Sum(action => (double)action.Cost / costUnit) < 1 << 20;

    /// <summary>Z3's work so far.</summary>
    public long Work => workBefore + (session?.Work ?? 0);

    private bool IsLast => steps >= limits.MaxHorizon;

    /// <summary>Proved: no plan costs less than the best known.</summary>
    public bool IsProved { get; private set; }

    /// <summary>Whether a check was cut short, after which nothing more can be done.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Looks for a cheaper plan for a while.</summary>
    /// <param name="cost">What the best known plan costs.</param>
    /// <param name="untilWork">Z3's work after which it pauses.</param>
    /// <param name="mostWork">Z3's work after which it ends for good.</param>
    /// <returns>A cheaper plan, if one was found.</returns>
    public List<int>? Run(long cost, long untilWork, long? mostWork)
    {
        while (Work < untilWork && !IsSpent && !IsProved)
        {
            if (session is null)
            {
                Open(cost);
            }
            else if (cost < bound)
            {
                bound = cost;
                session.AddAtMost(costs, (int)((bound - 1) / costUnit));
            }

            switch (session!.Check(SliceConflicts, mostWork - Work, [isRealRefuted ? isRelaxed : isReal]))
            {
                case Status.SATISFIABLE when !isRealRefuted:
                    return PlanExtraction.Read(
                        known, known.Order.Sequence, seesOwnStep: false, formula!, session.Model(), known.Task.Init.AsSpan());
                case Status.SATISFIABLE:
                    Close();
                    steps = Math.Min(Math.Max(steps + 1, (int)(steps * Growth)), limits.MaxHorizon);
                    break;
                case Status.UNSATISFIABLE when !isRealRefuted && !IsLast:
                    isRealRefuted = true;
                    break;
                case Status.UNSATISFIABLE:
                    IsProved = true;
                    break;
                default:
                    IsSpent = session.WasCutShort || session.MemoryBytes > limits.MemoryBytes;
                    break;
            }
        }

        return null;
    }

    public void Dispose() => session?.Dispose();

    private static long GreatestDivisor(long left, long right) => right == 0 ? left : GreatestDivisor(right, left % right);

    private void Close()
    {
        workBefore = Work;
        session!.Dispose();
        session = null;
    }

    private void Open(long cost)
    {
        session = new SatSession(seed: 0, limits.Cancellation);
        formula = new LayeredFormula(known.Parallel, levels, new int[known.Task.Actions.Length], steps);
        formula.Write(GroundCondition.True, () => session.Add(formula.Clauses));
        ClauseBuffer clauses = formula.Clauses;
        (isReal, isRelaxed, isRealRefuted) = (clauses.NewVariable(), clauses.NewVariable(), false);
        costs.Clear();
        for (int step = 0; step < steps; step++)
        {
            for (int action = 0; action < known.Task.Actions.Length; action++)
            {
                AddCost(formula.Action(step, action), action);
            }
        }

        if (limits.MaxHorizon < int.MaxValue)
        {
            session.Add(clauses);
            session.AddAtMost([.. Literals().Select(literal => (literal, 1))], limits.MaxHorizon);
        }

        for (int step = 0; step < steps; step++)
        {
            // a plan of more actions has some for every step
            clauses.Add([-isRelaxed, .. Enumerable.Range(0, known.Task.Actions.Length).Select(action => formula.Action(step, action))]);
        }

        int[] reached = AddRelaxation(clauses);
        AddGoal(clauses, isReal, fact => formula.Fact(steps, fact));
        AddGoal(clauses, isRelaxed, fact => reached[fact]);
        session.Add(clauses);
        bound = cost;
        session.AddAtMost(costs, (int)((bound - 1) / costUnit));
    }

    private IEnumerable<int> Literals() => Enumerable.Range(0, steps)
        .SelectMany(step => Enumerable.Range(0, known.Task.Actions.Length).Select(action => formula!.Action(step, action)))
        .Where(literal => literal != ClauseBuffer.False);

    private void AddCost(int literal, int action)
    {
        if (literal != ClauseBuffer.False && known.Task.Actions[action].Cost > 0)
        {
            costs.Add((literal, (int)(known.Task.Actions[action].Cost / costUnit)));
        }
    }

    /// <summary>[fact]: the literal that it holds after the steps, or may be reached after them.</summary>
    private int[] AddRelaxation(ClauseBuffer clauses)
    {
        EffectRules rules = known.Rules;
        int[] reached = new int[known.Task.Facts.Length];
        var causes = new List<int>[reached.Length];
        for (int fact = 0; fact < reached.Length; fact++)
        {
            reached[fact] = levels.OfFact(fact) == RelaxedPlanningGraph.Never ? ClauseBuffer.False : clauses.NewVariable();
            causes[fact] = [-reached[fact], formula!.Fact(steps, fact)];
        }

        int[] fired = new int[rules.Rules.Length];
        for (int number = 0; number < fired.Length; number++)
        {
            EffectRules.Rule rule = rules.Rules[number];
            fired[number] = levels.OfRule(number) == RelaxedPlanningGraph.Never ? ClauseBuffer.False : clauses.NewVariable();
            foreach (int fact in rule.Facts)
            {
                clauses.Add(-fired[number], reached[fact]);
            }

            foreach (var clause in rule.Clauses)
            {
                clauses.Add([-fired[number], .. clause.Select(fact => reached[fact])]);
            }

            if (rule.Own >= 0)
            {
                clauses.Add(-fired[number], fired[rule.Action]);
                causes[rule.Own].Add(fired[number]);
            }
            else
            {
                AddCost(fired[number], number);
                foreach (int fact in rule.Adds)
                {
                    causes[fact].Add(fired[number]);
                }
            }
        }

        foreach (List<int> cause in causes)
        {
            clauses.Add([.. cause]);
        }

        return reached;
    }

    private void AddGoal(ClauseBuffer clauses, int assumed, Func<int, int> literal)
    {
        foreach (int fact in known.Task.Goal.Facts)
        {
            clauses.Add(-assumed, literal(fact));
        }

        foreach (var clause in known.Task.Goal.Clauses)
        {
            clauses.Add([-assumed, .. clause.Select(literal)]);
        }
    }
}
