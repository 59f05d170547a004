using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Search.Algorithms;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

public class WidthSearchTests
{
    private const long Memory = 1L << 30;
    private static readonly EngineLimits NoLimits = new(null, Memory, int.MaxValue, CancellationToken.None);

    internal static (BestFirstWidthSearch Search, Incumbent Best) Prepare(GroundTask task, long memory = Memory)
    {
        var compiled = new CompiledTask(task);
        var relaxed = new RelaxedTask(compiled);
        var search = new BestFirstWidthSearch(compiled, relaxed, new RelaxedPlanHeuristic(compiled, relaxed, null), orbits: null, memory);
        return (search, new Incumbent(new PlanReplay(task), null));
    }

    /// <summary>A row of tiles with one gap, into which a neighbour slides or the tile beyond it jumps, is to be reversed.</summary>
    internal static GroundTask Tiles(int count)
    {
        PddlDomain domain = PddlDomain.Parse(
            """
            (define (domain tiles) (:requirements :typing) (:types tile cell)
              (:predicates (at ?t - tile ?c - cell) (gap ?c - cell) (near ?a ?b - cell))
              (:action move :parameters (?t - tile ?a ?b - cell) :precondition (and (at ?t ?a) (gap ?b) (near ?a ?b))
                :effect (and (at ?t ?b) (gap ?a) (not (at ?t ?a)) (not (gap ?b)))))
            """);
        string cells = string.Join(' ', Enumerable.Range(0, count + 1).Select(i => $"c{i}"));
        string tiles = string.Join(' ', Enumerable.Range(0, count).Select(i => $"t{i}"));
        string near = string.Concat(Enumerable.Range(0, count + 1).SelectMany(a => Enumerable.Range(0, count + 1)
            .Where(b => Math.Abs(a - b) is 1 or 2).Select(b => $"(near c{a} c{b})")));
        string start = string.Concat(Enumerable.Range(0, count).Select(i => $"(at t{i} c{i})"));
        string goal = string.Concat(Enumerable.Range(0, count).Select(i => $"(at t{i} c{count - 1 - i})"));
        PddlProblem problem = PddlProblem.Parse(
            $"(define (problem row) (:domain tiles) (:objects {tiles} - tile {cells} - cell) (:init {near} {start} (gap c{count})) (:goal (and {goal})))",
            domain);
        return Grounder.Ground(domain, problem, 100_000)!;
    }

    [Fact]
    public void It_finds_a_plan_exactly_where_there_is_one() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            GroundTask task = RandomGroundTask.Create(new Random(seed), withNumbers: seed % 3 == 0);
            (BestFirstWidthSearch search, Incumbent best) = Prepare(task, memory: 1 << 20);
            bool isFound = search.Run(new SearchBudget(NoLimits), best);
            Assert.Equal(RandomGroundTask.LeastCost(task) is not null, isFound);
            Assert.Equal(isFound, best.Actions is not null);
            Assert.Equal(!isFound, search.IsExhausted);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20261101, 1));

    [Fact]
    public void Few_of_the_states_are_looked_at_where_things_stand_in_each_others_way()
    {
        // more than ten million states
        (BestFirstWidthSearch search, Incumbent best) = Prepare(Tiles(10));
        Assert.True(search.Run(new SearchBudget(NoLimits with { Work = 30_000 }), best));
    }

    [Fact]
    public void Shares_of_work_lead_to_the_same_plan_as_all_at_once()
    {
        GroundTask task = Tiles(7);
        (BestFirstWidthSearch whole, Incumbent atOnce) = Prepare(task);
        Assert.True(whole.Run(new SearchBudget(NoLimits), atOnce));
        (BestFirstWidthSearch divided, Incumbent byShares) = Prepare(task);
        while (!divided.Run(new SearchBudget(NoLimits with { Work = 10 }), byShares))
        {
        }

        Assert.Equal<int>([.. atOnce.Actions!.Value], [.. byShares.Actions!.Value]);
    }
}
