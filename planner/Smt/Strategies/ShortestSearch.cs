using Microsoft.Z3;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Encoding;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Strategies;

/// <summary>Asks for a plan of exactly n actions, for growing n from a lower bound: the first plan is a shortest one, because every
/// smaller number has been refuted.</summary>
/// <remarks>One solver for all n (Gocht and Balyo, Accelerating SAT based planning with incremental SAT solving, ICAPS 2017): each step
/// adds its clauses, the goal is assumed and not asserted, and what was learned from one n serves the next.</remarks>
internal sealed class ShortestSearch : IDisposable
{
    // conflicts between looks at the work
    private const uint SliceConflicts = 20_000;

    private readonly TaskAnalysis known;
    private readonly int[] init;
    private readonly GroundCondition goal;
    private readonly SequentialFormula formula;
    private readonly SatSession session;
    private int assumed;
    private int assumedSteps = -1;

    public ShortestSearch(TaskAnalysis known, ReadOnlySpan<int> init, GroundCondition goal, CancellationToken cancellation)
    {
        this.known = known;
        this.init = init.ToArray();
        this.goal = goal;
        formula = new SequentialFormula(known, init);
        session = new SatSession(seed: 0, cancellation);
        ProvedSteps = formula.HasPairLevels ? known.Pairs!.Level(goal) : known.Levels(init).Of(goal);
    }

    /// <summary>Told of each answer; null for nobody.</summary>
    public EngineLimits? Listener { get; init; }

    /// <summary>Proved: no plan has fewer actions.</summary>
    public int ProvedSteps { get; private set; }

    /// <summary>Z3's work so far.</summary>
    public long Work => session.Work;

    /// <summary>Whether a check was cut short, after which the solver must not be asked again.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Goes on until a plan is found or a number of steps is reached.</summary>
    /// <param name="lastSteps">The largest number of actions that is tried.</param>
    /// <param name="untilWork">Z3's work after which it pauses.</param>
    /// <param name="mostWork">Z3's work after which it ends for good.</param>
    /// <param name="cancellation">Ends it for good.</param>
    /// <returns>A shortest plan; null when there is none of so many actions, or a limit came first.</returns>
    public List<int>? Run(int lastSteps, long untilWork, long? mostWork, CancellationToken cancellation)
    {
        while (ProvedSteps <= lastSteps && !IsSpent && session.Work < untilWork)
        {
            while (formula.StepCount < ProvedSteps)
            {
                if (cancellation.IsCancellationRequested)
                {
                    IsSpent = true;
                    return null;
                }

                formula.AddStep();
            }

            if (assumedSteps < ProvedSteps)
            {
                (assumed, assumedSteps) = (formula.AssumedGoal(goal), ProvedSteps);
                session.Add(formula.Clauses);
            }

            long workBefore = session.Work;
            Status answer = session.Check(SliceConflicts, mostWork - session.Work, [assumed]);
            bool? isPossible = answer switch { Status.SATISFIABLE => true, Status.UNSATISFIABLE => false, _ => null };
            Listener?.Tell(known.Task, goal, ProvedSteps, isPossible, session.Work - workBefore);
            switch (answer)
            {
                case Status.SATISFIABLE:
                    return PlanExtraction.Read(known, known.Order.Sequence, seesOwnStep: false, formula, session.Model(), init);
                case Status.UNSATISFIABLE:
                    ProvedSteps++;
                    break;
                default:
                    IsSpent = session.WasCutShort;
                    break;
            }
        }

        return null;
    }

    public void Dispose() => session.Dispose();
}
