using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.Queues;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Search.Symmetry;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>Best-first width search: states come by how novel they are, and among equals by how few goals are left (Lipovetzky and
/// Geffner, Best-first width search: exploration and exploitation in classical planning, AAAI 2017).</summary>
/// <remarks>States are of a kind when as many goals are left in them and as many facts of the last relaxed plan were reached on the way.
/// A relaxed plan is made only where a goal was reached and the state is looked at, so that states cost little and many can be looked
/// at. Every state is kept, so that the search is complete.</remarks>
internal sealed class BestFirstWidthSearch
{
    private const int ProgressBits = 10;
    private const int GoalBits = 32;

    // a number counts as one of so many facts
    private const int ValueBits = 6;

    // the part of the memory that novelty is remembered in
    private const int NoveltyPart = 64;

    private readonly CompiledTask task;
    private readonly RelaxedTask relaxed;
    private readonly RelaxedPlanHeuristic heuristic;
    private readonly SearchSpace space;
    private readonly NoveltyTable novelty;
    private readonly RelaxedPlanProgress guides;
    private readonly BucketQueue open = new(isFirstInFirstOut: true);
    private readonly ChunkedArray<int> goalsLeft = new();
    private readonly int[] applicable;
    private readonly ulong[] next;
    private readonly int[] factsBefore;
    private readonly int[] facts;
    private readonly int[] changed;
    private readonly ulong[] bits;
    private long expansions = 1;
    private long successors;

    /// <param name="task">The task.</param>
    /// <param name="relaxed">Its relaxation.</param>
    /// <param name="heuristic">Makes relaxed plans.</param>
    /// <param name="orbits">The task's exchangeable objects; null to keep all states apart.</param>
    /// <param name="memoryBytes">Bytes that there are.</param>
    public BestFirstWidthSearch(CompiledTask task, RelaxedTask relaxed, RelaxedPlanHeuristic heuristic, StateOrbits? orbits, long memoryBytes)
    {
        this.task = task;
        this.relaxed = relaxed;
        this.heuristic = heuristic;
        space = new SearchSpace(task, orbits);
        int numbers = task.Layout.WordCount - task.Layout.NumberWord;
        novelty = new NoveltyTable(task.Source.Facts.Length + (numbers << ValueBits), memoryBytes / NoveltyPart);
        guides = new RelaxedPlanProgress(task);
        applicable = new int[task.ActionCount];
        next = new ulong[task.Layout.WordCount];
        facts = new int[task.Layout.VariableCount + numbers];
        factsBefore = new int[facts.Length];
        changed = new int[facts.Length];
        bits = new ulong[novelty.RowWords];
        successors = task.Applicable(task.Init, applicable);
        goalsLeft.Reserve(1);
        goalsLeft[0] = task.GoalsLeft(task.Init);
        guides.Add(0);
        open.Push(0, 0, 0);
    }

    /// <summary>Whether the search has shown that there is no plan.</summary>
    public bool IsExhausted { get; private set; }

    /// <summary>Bytes that it takes up.</summary>
    public long Bytes => space.Bytes + novelty.Bytes + guides.Bytes + open.Bytes + goalsLeft.Bytes;

    /// <summary>Successors of a state on average, at least one.</summary>
    public double Branching => Math.Max(1, (double)successors / expansions);

    /// <summary>Searches for a plan.</summary>
    /// <param name="budget">What may be spent.</param>
    /// <param name="best">Gets the plan.</param>
    /// <returns>Whether one was found.</returns>
    public bool Run(SearchBudget budget, Incumbent best)
    {
        if (task.IsGoal(task.Init) && best.Offer([]))
        {
            return true;
        }

        while (open.Count > 0)
        {
            if (!budget.MayExpand(Bytes))
            {
                return false;
            }

            (int current, _) = open.Pop(out _);
            ReadOnlySpan<ulong> state = space.States[current];
            if (guides[current] == RelaxedPlanProgress.None)
            {
                budget.Spend((int)RelativeEffort.ExpansionsPerRelaxedPlan(relaxed, this));
                if (heuristic.Evaluate(state) == IHeuristic.DeadEnd)
                {
                    continue;
                }

                guides.Make(current, state, heuristic.Wanted);
            }

            if (Expand(current, state, best))
            {
                return true;
            }
        }

        IsExhausted = best.Actions is null;
        return false;
    }

    private bool Expand(int current, ReadOnlySpan<ulong> state, Incumbent best)
    {
        guides.Use(current);
        Unpack(state, factsBefore);
        long cost = space.Cost(current);
        int count = task.Applicable(state, applicable);
        expansions++;
        successors += count;
        foreach (int action in applicable.AsSpan(0, count))
        {
            task.Apply(action, state, next);
            int child = space.FindOrAdd(next, current, action, cost + task.Cost[action], out bool isNew);
            if (isNew)
            {
                if (task.IsGoal(next) && best.Offer(space.PlanTo(child)))
                {
                    return true;
                }

                Add(child, current);
            }
        }

        return false;
    }

    private void Add(int child, int parent)
    {
        Unpack(next, facts);
        Array.Clear(bits);
        int changes = 0;
        for (int i = 0; i < facts.Length; i++)
        {
            FactBits.Add(bits, facts[i]);
            if (facts[i] != factsBefore[i])
            {
                changed[changes++] = facts[i];
            }
        }

        ReadOnlySpan<int> mayBeNovel = changed.AsSpan(0, changes);
        int left = task.GoalsLeft(next);
        goalsLeft.Reserve(child + 1);
        goalsLeft[child] = left;
        int progress = 0;
        if (left < goalsLeft[parent])
        {
            guides.Add(child);
            mayBeNovel = facts;
        }
        else
        {
            guides.Add(child, parent, mayBeNovel);
            progress = guides.Progress(child);
            mayBeNovel = left == goalsLeft[parent] && progress == guides.Progress(parent) ? mayBeNovel : facts;
        }

        long kind = ((long)left << ProgressBits) | (uint)progress;
        long newness = novelty.Add(kind, bits, mayBeNovel);
        open.Push((newness << GoalBits << ProgressBits) + ((long)left << ProgressBits) - progress, child, 0);
    }

    private void Unpack(ReadOnlySpan<ulong> state, int[] into)
    {
        task.Layout.Unpack(state, into);
        int variables = task.Layout.VariableCount;
        int first = task.Source.Facts.Length;
        for (int i = variables; i < into.Length; i++)
        {
            ulong value = state[task.Layout.NumberWord + i - variables] * WordHash.Start;
            into[i] = first + ((i - variables) << ValueBits) + (int)(value >> (64 - ValueBits));
        }
    }
}
