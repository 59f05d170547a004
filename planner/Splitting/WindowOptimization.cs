using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Makes a joined plan better: leaves out what is not needed, and solves windows of it anew with fewer steps.</summary>
/// <remarks>Windows as in Siddiqui and Haslum (Continuing plan quality optimisation, JAIR 2015), here consecutive steps: from the state before the
/// window to what the rest of the plan needs.</remarks>
internal sealed class WindowOptimization
{
    private readonly TaskAnalysis known;
    private readonly TaskStates states;
    private readonly ISubproblemSolver solver;
    private readonly EngineLimits limits;
    private readonly SplitSettings settings;

    /// <summary>Prepares polishing plans of a task.</summary>
    public WindowOptimization(TaskAnalysis known, TaskStates states, ISubproblemSolver solver, EngineLimits limits, SplitSettings settings)
    {
        this.known = known;
        this.states = states;
        this.solver = solver;
        this.limits = limits;
        this.settings = settings;
    }

    /// <summary>The solver's work so far.</summary>
    public long Work { get; private set; }

    /// <summary>A plan that costs no more.</summary>
    /// <param name="plan">A plan of the task.</param>
    /// <param name="mostWork">What may be spent.</param>
    public ImmutableArray<int> Polish(ImmutableArray<int> plan, long mostWork)
    {
        ImmutableArray<int> best = Trim(plan);
        int length = settings.WindowSteps;

        // windows overlap by half; where one got shorter, the next begins earlier by as much
        for (int first = 0; first < best.Length && Work < mostWork && !limits.Cancellation.IsCancellationRequested; first += length / 2)
        {
            int end = Math.Min(first + length, best.Length);
            try
            {
                best = Shorten(best, first, end, mostWork - Work) ?? best;
            }
            catch (OperationCanceledException)
            {
                return best;
            }

            if (end == best.Length)
            {
                break;
            }
        }

        return best;
    }

    private ImmutableArray<int> Trim(ImmutableArray<int> plan) =>
        plan.Length > settings.LongestTrimmed
            ? plan
            : ActionElimination.Reduce(known.State(known.Task.Init.AsSpan(), []), known.Task.Goal, plan);

    private ImmutableArray<int>? Shorten(ImmutableArray<int> plan, int first, int end, long mostWork)
    {
        ImmutableArray<int> start = states.After(known.Task.Init, plan.Take(first))!.Value;
        if (end - first < 2 || Needed(start, plan, first, end) is not { } needed)
        {
            return null;
        }

        EngineOutcome outcome = solver.Solve(start, new GroundCondition(needed), limits with
        {
            Work = Math.Min(mostWork, settings.WindowWork),
            MaxHorizon = end - first - 1,
        });
        Work += outcome.Work;
        if (outcome.Actions is not { } shorter || Cost(shorter) >= Cost(plan.AsSpan()[first..end].ToArray()))
        {
            return null;
        }

        ImmutableArray<int> whole = [.. plan.Take(first), .. shorter, .. plan.Skip(end)];
        return states.After(known.Task.Init, whole) is { } last && states.Holds(last.AsSpan(), known.Task.Goal) ? whole : null;
    }

    private long Cost(IEnumerable<int> actions) => actions.Sum(action => known.Task.Actions[action].Cost);

    /// <summary>What the rest of the plan and the goal need of the state after a window; the whole state where conditions are not plain
    /// facts.</summary>
    private ImmutableArray<int>? Needed(ImmutableArray<int> start, ImmutableArray<int> plan, int first, int end)
    {
        ImmutableArray<int> after = states.After(start, plan.Skip(first).Take(end - first))!.Value;
        IEnumerable<GroundAction> rest = plan.Skip(end).Select(number => known.Task.Actions[number]);
        if (!known.Task.Goal.Clauses.IsEmpty
            || rest.Any(action => !action.Precondition.Clauses.IsEmpty || action.Effects.Any(effect => !effect.Condition.IsTrue)))
        {
            return after;
        }

        var needed = new SortedSet<int>();
        var written = new HashSet<int>();
        foreach (GroundAction action in rest)
        {
            needed.UnionWith(action.Precondition.Facts.Where(fact => !written.Contains(states.VariableOf[fact])));
            written.UnionWith(action.Effects.Select(effect => states.VariableOf[effect.Fact]));
        }

        needed.UnionWith(known.Task.Goal.Facts.Where(fact => !written.Contains(states.VariableOf[fact])));
        return [.. needed];
    }
}
