using System.Collections.Immutable;
using NeuroSymbolic.Planner.Landmarks;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Cuts a problem into pieces short enough for a solver that alone would not reach its end, and joins their plans.</summary>
/// <remarks>
/// A goal is given to the solver as it is. When that takes too much work, it is split. Its parts are worked on one by one in the order
/// of <see cref="GoalAgenda"/>: the solver is asked for the nearest of those that can be next, with those that hold kept. When that takes
/// too much work as well, the cheapest one is reached by what is necessarily true before it (<see cref="FirstAchievers"/>): this
/// state, or as much as is known of it, becomes a goal of its own and is split in turn. So a tower that must be out of the way is found to
/// be a goal although nobody wrote it down. Each piece ends in a state that is known, and the next begins there. What was solved once is
/// remembered. Solving the whole and splitting take turns with growing shares of work, each going on from where it was, so that what the
/// solver can do alone is done in the end.
/// </remarks>
internal sealed class GoalSplitter : IDisposable
{
    // beyond any budget, and far from overflowing
    private const long LargestShare = 1_000_000;

    private readonly TaskAnalysis known;
    private readonly GroundTask task;
    private readonly ISubproblemSolver solver;
    private readonly SplitSettings settings;
    private readonly EngineLimits limits;
    private readonly DeleteRelaxation relaxed;
    private readonly TaskStates states;
    private readonly MutexRelation exclusive;
    private readonly StateEntailment entailment;
    private readonly FirstAchievers achievements;
    private readonly NecessaryGoal necessary;
    private readonly SubplanMemory memory;

    // problems that are under way or could not be solved
    private readonly HashSet<string> given = [];
    private int splitsLeft;
    private long work;
    private long spendable;
    private long pieceWork;

    // goals whose relaxed cost is at least this were too long for the solver
    private int tooLong = int.MaxValue;

    private GoalSplitter(
        TaskAnalysis known, ISubproblemSolver solver, SplitMemory memory, SplitSettings settings, EngineLimits limits)
    {
        this.known = known;
        task = known.Task;
        this.solver = solver;
        this.settings = settings;
        this.limits = limits;
        relaxed = known.Relaxation;
        states = new TaskStates(task, relaxed.VariableOf);
        exclusive = known.Mutexes;
        entailment = new StateEntailment(relaxed, exclusive, limits.Cancellation);
        achievements = new FirstAchievers(relaxed, exclusive, entailment);
        necessary = new NecessaryGoal(task, states, entailment);
        this.memory = new SubplanMemory(states, memory);
    }

    /// <summary>Plans.</summary>
    /// <param name="task">The task; without numbers.</param>
    /// <param name="memory">Pieces solved so far; it learns.</param>
    /// <param name="limits">What may be spent; work in Z3's units.</param>
    /// <param name="settings">How it is spent.</param>
    /// <returns>The plan that was found. After cancellation or without work there is none.</returns>
    /// <exception cref="NeuroSymbolic.Core.EngineException">Z3 is missing or failed.</exception>
    public static SplitOutcome Solve(GroundTask task, SplitMemory memory, EngineLimits limits, SplitSettings settings)
    {
        try
        {
            return Z3Library.Call(
                () =>
                {
                    var known = new TaskAnalysis(task, limits.Cancellation);
                    using var solver = new SmtSubproblemSolver(known);
                    return Solve(known, solver, memory, limits, settings);
                },
                limits.Cancellation);
        }
        catch (OperationCanceledException)
        {
            return new SplitOutcome(new EngineOutcome { Status = PlanStatus.TimeLimit }, null);
        }
        catch (InsufficientMemoryException)
        {
            return new SplitOutcome(new EngineOutcome { Status = PlanStatus.MemoryLimit }, null);
        }
    }

    /// <summary>Plans with another solver for the pieces.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static SplitOutcome Solve(
        TaskAnalysis known, ISubproblemSolver solver, SplitMemory memory, EngineLimits limits, SplitSettings settings)
    {
        using var splitter = new GoalSplitter(known, solver, memory, settings, limits);
        return splitter.Run();
    }

    /// <summary>Ends the solver behind it.</summary>
    public void Dispose() => entailment.Dispose();

    private SplitOutcome Run()
    {
        if (memory.Find(task.Init, task.Goal) is { } before)
        {
            return Finish(MakePart(task.Init, task.Goal, before, "goal", "remembered"));
        }

        for (long share = 1; ; share = Math.Min(share * settings.Growth, LargestShare))
        {
            EngineOutcome whole = solver.SolveWhole(settings.WholeWork * share, limits with { Work = limits.Work - Spent });
            limits.Cancellation.ThrowIfCancellationRequested();
            work += whole.Work;
            if (whole.Actions is { } actions)
            {
                return Finish(MakePart(task.Init, task.Goal, actions, "goal", "solved") with
                {
                    IsShortest = whole.Status == PlanStatus.SolvedOptimally,
                });
            }

            if (whole.Status is PlanStatus.Unsolvable or PlanStatus.HorizonExhausted)
            {
                return new SplitOutcome(whole with { Work = Spent }, null);
            }

            // what is remembered of an earlier round is found again at once
            given.Clear();
            splitsLeft = settings.MostSplits;
            tooLong = int.MaxValue;
            pieceWork = settings.PieceWork * share;
            Spend(settings.SplitWork * share);
            if (Split(task.Init, task.Goal, "goal", depth: 0) is { } part && part.Actions.Length <= limits.MaxHorizon)
            {
                return Finish(part);
            }

            if (Spent >= limits.Work || whole.Status == PlanStatus.MemoryLimit)
            {
                PlanStatus ended = whole.Status == PlanStatus.MemoryLimit ? whole.Status : PlanStatus.BudgetExhausted;
                return new SplitOutcome(new EngineOutcome { Status = ended, Work = Spent }, null);
            }
        }
    }

    /// <summary>Begins a share of work.</summary>
    private void Spend(long share) => spendable = Math.Min(limits.Work ?? long.MaxValue, Spent + share);

    private SplitOutcome Finish(Part part)
    {
        var rest = new PostOptimization(
            known, states, achievements, relaxed, solver, settings, limits with { Work = limits.Work - Spent });
        EngineOutcome outcome = rest.Finish(part.Actions, part.IsShortest);
        memory.Add(task.Init, task.Goal, outcome.Actions!.Value);
        return new SplitOutcome(outcome with { Work = Spent + outcome.Work }, part.Tree);
    }

    private long Spent => work + entailment.Work;

    /// <summary>Work that this round may still do.</summary>
    private long Left => spendable - Spent;

    /// <summary>A part of the plan.</summary>
    /// <param name="Actions">Its steps.</param>
    /// <param name="End">The state after them.</param>
    /// <param name="Tree">How it came about.</param>
    /// <param name="IsShortest">Whether the solver proved that no fewer steps lead from its start to its goal.</param>
    private sealed record Part(ImmutableArray<int> Actions, ImmutableArray<int> End, GoalTree Tree, bool IsShortest = false);

    private Part? Reach(ImmutableArray<int> state, GroundCondition goal, string why, int depth)
    {
        limits.Cancellation.ThrowIfCancellationRequested();
        if (states.Holds(state.AsSpan(), goal))
        {
            return new Part([], state, Leaf(goal, why, "nothing to do", 0));
        }

        if (memory.Find(state, goal) is { } known)
        {
            return MakePart(state, goal, known, why, "remembered");
        }

        string key = $"{string.Join(',', state)}>{string.Join(',', goal.Facts)}";
        if (given.Contains(key) || splitsLeft-- <= 0 || !given.Add(key))
        {
            return null;
        }

        var costs = new AdditiveHeuristic(relaxed, state.AsSpan());
        int cost = costs.Of(goal);
        Part? part = cost == AdditiveHeuristic.Never ? null
            : (cost < tooLong ? Ask(state, goal, cost, why) : null) ?? Split(state, goal, why, depth);
        if (part is not null)
        {
            given.Remove(key);
            memory.Add(state, goal, part.Actions);
        }

        return part;
    }

    /// <summary>Lets the solver try a goal for a little while.</summary>
    private Part? Ask(ImmutableArray<int> state, GroundCondition goal, int cost, string why)
    {
        long slice = Math.Min(pieceWork, Left);
        if (slice <= 0)
        {
            return null;
        }

        EngineOutcome outcome = solver.Solve(state, goal, limits with { Work = slice, MaxHorizon = settings.PieceHorizon });
        limits.Cancellation.ThrowIfCancellationRequested();
        work += outcome.Work;
        if (outcome.Actions is not { } actions)
        {
            tooLong = Math.Min(tooLong, cost);
            return null;
        }

        tooLong = Math.Max(tooLong, cost + 1);
        return MakePart(state, goal, actions, why, "solved") with { IsShortest = outcome.Status == PlanStatus.SolvedOptimally };
    }

    private Part? Split(ImmutableArray<int> state, GroundCondition goal, string why, int depth)
    {
        var actions = ImmutableArray.CreateBuilder<int>();
        var children = ImmutableArray.CreateBuilder<GoalTree>();
        int rounds = 4 * (goal.Facts.Length + goal.Clauses.Length + 2);
        ImmutableArray<int> now = state;
        while (!states.Holds(now.AsSpan(), goal))
        {
            Part? next = rounds-- > 0 && Left > 0 ? ReachOneMore(now, goal, isNew: !now.Equals(state), depth) : null;
            if (next is null)
            {
                return null;
            }

            actions.AddRange(next.Actions);
            children.Add(next.Tree);
            now = next.End;
        }

        return new Part(
            actions.ToImmutable(), now, new GoalTree(Names(goal), why, "split", actions.Count, children.ToImmutable()));
    }

    /// <summary>Reaches at least one more part of a goal.</summary>
    /// <param name="state">Where it begins.</param>
    /// <param name="goal">The goal.</param>
    /// <param name="isNew">Whether the solver was not asked for the whole goal from this state yet.</param>
    /// <param name="depth">How many goals this one is a part of.</param>
    private Part? ReachOneMore(ImmutableArray<int> state, GroundCondition goal, bool isNew, int depth)
    {
        var landmarks = new FactLandmarks(relaxed, state.AsSpan(), limits.Cancellation);
        if (!landmarks.IsReachable(goal))
        {
            return null;
        }

        int[] open = [.. goal.Facts.Where(fact => !states.Holds(state.AsSpan(), fact))];
        Dictionary<int, List<FirstAchiever>?> ways = open.ToDictionary(fact => fact, fact => achievements.Of(landmarks, state, fact));
        GoalAgenda agenda = GoalAgenda.Of(state, states, goal.Facts, ways, landmarks, exclusive);
        var costs = new AdditiveHeuristic(relaxed, state.AsSpan());
        int[] nearest = [.. agenda.Next.OrderBy(fact => costs.Of([fact]))];
        if (nearest.Length == 0)
        {
            // only clauses are open: together with all that holds they are one goal
            return null;
        }

        GroundCondition near = nearest.Length == 1
            ? new GroundCondition([.. agenda.Keep.Append(nearest[0]).Order()])
            : new GroundCondition(agenda.Keep, [[.. nearest.Order()]], []);
        int cost = costs.Of(near);
        bool isOpen = cost < tooLong && (isNew || near.Facts.Length < goal.Facts.Length);
        if (isOpen && Ask(state, near, cost, "nearest part of it") is { } part)
        {
            return part;
        }

        foreach (int fact in nearest)
        {
            if (ReachByWhatIsNecessary(state, fact, ways[fact], agenda.Keep, costs, depth) is { } reached)
            {
                return reached;
            }
        }

        return null;
    }

    private Part? ReachByWhatIsNecessary(
        ImmutableArray<int> state, int fact, List<FirstAchiever>? ways, ImmutableArray<int> keep, AdditiveHeuristic costs, int depth)
    {
        foreach (FirstAchiever guess in (ways ?? []).OrderBy(way => costs.Of(way.Before.AsSpan())).Take(settings.MostWays))
        {
            if (achievements.Complete(guess) is not { } way)
            {
                continue;
            }

            GroundCondition wanted = necessary.Of(way.Before, keep, costs);
            string action = task.Actions[way.Actions[0]].Step.ToString();
            if (Reach(state, wanted, $"before {action}", depth + 1) is { } part
                && states.After(part.End, way.Actions) is { } end
                && states.Holds(end.AsSpan(), fact))
            {
                var goal = new GroundCondition([fact]);
                return new Part(
                    part.Actions.AddRange(way.Actions),
                    end,
                    new GoalTree(Names(goal), "part of it", "split", part.Actions.Length + way.Actions.Length,
                    [
                        part.Tree,
                        Leaf(goal, string.Join(' ', way.Actions.Select(number => task.Actions[number].Step)), "step", way.Actions.Length),
                    ]));
            }
        }

        return null;
    }

    private Part MakePart(ImmutableArray<int> state, GroundCondition goal, ImmutableArray<int> actions, string why, string how) =>
        new(actions, states.After(state, actions)!.Value, Leaf(goal, why, how, actions.Length));

    private GoalTree Leaf(GroundCondition goal, string why, string how, int steps) => new(Names(goal), why, how, steps, []);

    private ImmutableArray<string> Names(GroundCondition goal) =>
    [
        .. goal.Facts.Where(fact => task.Facts[fact].Fact is not null).Select(fact => task.Facts[fact].ToString()),
        .. goal.Clauses.Select(clause => $"(or {string.Join(' ', clause.Select(fact => task.Facts[fact]))})"),
    ];
}
