using System.Collections.Immutable;
using NeuroSymbolic.Planner.Landmarks;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Strategies;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Proves that no plan is shorter than some number of steps by cutting all plans at landmarks: states that each of them passes
/// through.</summary>
/// <remarks>
/// Let f be a part of the goal that does not hold in state s. Every plan from s has a first action that brings f, and
/// <see cref="FirstAchievers"/> lists all that it can be, with what holds before: for a way w with last actions a1 ... ak, the plan passes
/// through a state S with Before(w), takes a1 ... ak, and goes on to the goal. So it has at least
/// L(s, Before(w)) + k + L(after, goal) steps, where L are lower bounds for the two sides; the last one is known when
/// Before(w) fixes every variable, so that S is one single state, and is 0 otherwise. The plan takes one of the ways, hence the
/// least of these sums over all ways is a lower bound. That a1 ... ak are taken directly one after another is so because each but the
/// last makes true what every action ends that can be taken while it holds, and the next one needs it; it did not hold in s, so that it
/// was made true in between. Each bound is that of a smaller problem; Z3 proves the smallest ones step by step, with one action a step.
/// The claim is about numbers of steps: it is one about costs only where every action costs the same.
/// </remarks>
internal sealed class LowerBoundProof
{
    private const int DeepestCut = 40;

    private readonly TaskAnalysis known;
    private readonly TaskStates states;
    private readonly DeleteRelaxation relaxed;
    private readonly FirstAchievers achievements;
    private readonly SplitSettings settings;
    private readonly CancellationToken cancellation;
    private readonly Dictionary<string, (int Bound, int Asked)> proved = [];

    /// <summary>Prepares proofs about a task.</summary>
    public LowerBoundProof(
        TaskAnalysis known, TaskStates states, DeleteRelaxation relaxed, FirstAchievers achievements, SplitSettings settings,
        CancellationToken cancellation)
    {
        this.known = known;
        this.states = states;
        this.relaxed = relaxed;
        this.achievements = achievements;
        this.settings = settings;
        this.cancellation = cancellation;
    }

    /// <summary>Z3 work so far, in its deterministic units.</summary>
    public long Work { get; private set; }

    /// <summary>A number of steps that no plan undercuts.</summary>
    /// <param name="state">Where plans start.</param>
    /// <param name="goal">Facts that hold at their end.</param>
    /// <param name="enough">The number that is to be proved; a larger one is never returned.</param>
    public int LowerBound(ImmutableArray<int> state, ImmutableArray<int> goal, int enough) => Bound(state, goal, enough, 0);

    private int Bound(ImmutableArray<int> state, ImmutableArray<int> goal, int enough, int depth)
    {
        cancellation.ThrowIfCancellationRequested();
        int[] open = [.. goal.Where(fact => !states.Holds(state.AsSpan(), fact))];
        if (open.Length == 0 || enough <= 0)
        {
            return 0;
        }

        string key = $"{string.Join(',', state)}>{string.Join(',', goal)}";
        if (proved.TryGetValue(key, out (int Bound, int Asked) before) && (before.Bound >= enough || before.Asked >= enough))
        {
            return Math.Min(before.Bound, enough);
        }

        // a problem that comes up again inside its own proof has this much proved
        int bound = Math.Max(before.Bound, StepByStep(state, goal, enough));
        proved[key] = (bound, enough);
        if (bound < enough && depth < DeepestCut && Work < settings.ProofWork)
        {
            bound = Math.Max(bound, Cut(state, goal, open, enough, depth));
            proved[key] = (bound, enough);
        }

        return Math.Min(bound, enough);
    }

    private int StepByStep(ImmutableArray<int> state, ImmutableArray<int> goal, int enough)
    {
        var condition = new GroundCondition(goal);
        TaskAnalysis here = known.From(state, cancellation);
        using var shortest = new ShortestSearch(here, state.AsSpan(), condition, cancellation);
        long slice = Math.Min(settings.PieceWork, settings.ProofWork - Work);
        if (shortest.ProvedSteps < enough && slice > 0)
        {
            shortest.Run(enough - 1, uint.MaxValue, slice, cancellation);
            cancellation.ThrowIfCancellationRequested();
            Work += shortest.Work;
        }

        return Math.Min(shortest.ProvedSteps, enough);
    }

    /// <summary>The best bound that cutting at one of the open facts gives.</summary>
    private int Cut(ImmutableArray<int> state, ImmutableArray<int> goal, int[] open, int enough, int depth)
    {
        var landmarks = new FactLandmarks(relaxed, state.AsSpan(), cancellation);
        var costs = new AdditiveHeuristic(relaxed, state.AsSpan());
        int best = 0;
        foreach (int fact in open.OrderByDescending(fact => costs.Of([fact])))
        {
            if (achievements.Of(landmarks, state, fact) is not { } ways
                || !ways.Exists(way => way.Before.Length == known.Task.Variables.Length))
            {
                continue;
            }

            int least = enough;
            foreach (FirstAchiever way in ways)
            {
                least = Math.Min(least, Through(state, way, goal, least, depth));
            }

            best = Math.Max(best, least);
            if (best >= enough)
            {
                break;
            }
        }

        return best;
    }

    private int Through(ImmutableArray<int> state, FirstAchiever way, ImmutableArray<int> goal, int enough, int depth)
    {
        int bound = way.Actions.Length;
        bool isOneState = way.Before.Length == known.Task.Variables.Length;
        if (isOneState)
        {
            // facts of a state in ascending order are one of each variable in theirs
            if (states.After(way.Before, way.Actions) is not { } after)
            {
                return enough;
            }

            bound += Bound(after, goal, enough - bound, depth + 1);
        }

        return bound + Bound(state, way.Before, enough - bound, depth + 1);
    }
}
