using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Search;
using NeuroSymbolic.Planner.Search.Algorithms;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>What the tables of searches take up. Other tests would take memory meanwhile, so that these run alone.</summary>
[CollectionDefinition(nameof(SearchMemoryTests), DisableParallelization = true)]
[Collection(nameof(SearchMemoryTests))]
public class SearchMemoryTests
{
    private const long Limit = 24L << 20;
    private static readonly EngineLimits NoLimits = new(null, 1L << 30, int.MaxValue, CancellationToken.None);

    [Fact]
    public void A_proof_ends_when_its_tables_fill_the_memory()
    {
        Assert.Equal(
            PlanStatus.MemoryLimit, new SearchEngine(ForwardSearchTests.Hanoi(9)).Optimal(NoLimits with { MemoryBytes = 1 << 20 }).Status);

        var task = new CompiledTask(ForwardSearchTests.Hanoi(12));
        var blind = new AStarSearch(task, heuristic: null, orbits: null);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        blind.Run(new SearchBudget(NoLimits with { MemoryBytes = Limit }), new Incumbent(new PlanReplay(task.Source), null));
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(blind);
        Assert.False(blind.IsFinished);
        Assert.InRange(grown, Limit / 3, Limit * 11 / 10);
    }

    [Fact]
    public void Width_search_ends_when_its_tables_fill_the_memory()
    {
        GroundTask task = WidthSearchTests.Tiles(12);

        // never together, which only exhaustive search can tell
        int[] bothInOnePlace = [.. Enumerable.Range(0, task.Facts.Length)
            .Where(fact => task.Facts[fact].Fact is { } some && (some == new Fact("at", "t0", "c0") || some == new Fact("at", "t1", "c0")))];
        task = task with { Goal = new GroundCondition([.. bothInOnePlace]) };
        long before = GC.GetTotalMemory(forceFullCollection: true);
        (BestFirstWidthSearch search, Incumbent best) = WidthSearchTests.Prepare(task, Limit);
        var budget = new SearchBudget(NoLimits with { MemoryBytes = Limit });
        Assert.False(search.Run(budget, best));
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(search);
        Assert.Equal(PlanStatus.MemoryLimit, budget.Ended);
        Assert.InRange(grown, Limit / 3, Limit * 11 / 10);
    }
}
