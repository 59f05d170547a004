using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Search.Algorithms;
using NeuroSymbolic.Planner.Search.Heuristics;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Search.Symmetry;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Exchangeable objects: which they are, and that search finds as cheap plans by looking at one of their orders only.</summary>
public class SymmetryTests
{
    private const int RandomTasks = 1500;
    private static readonly EngineLimits NoLimits = new(null, 1L << 30, int.MaxValue, CancellationToken.None);

    private static GroundTask Gripper(int balls, string goal) => Gripper(
        goal,
        string.Concat(Enumerable.Range(0, balls).Select(i => $"(at b{i} {(i % 3 == 2 ? "y" : "x")})")),
        string.Concat(Enumerable.Range(0, balls).SelectMany(i => new[] { $"(fits b{i} l)", $"(fits b{i} r)" })),
        balls);

    private static GroundTask Gripper(string goal, string start, string fits, int balls)
    {
        PddlDomain domain = PddlDomain.Parse(
            """
            (define (domain gripper) (:requirements :typing) (:types room ball hand)
              (:predicates (here ?r - room) (at ?b - ball ?r - room) (free ?h - hand) (carry ?b - ball ?h - hand) (fits ?b - ball ?h - hand))
              (:action move :parameters (?a ?b - room) :precondition (here ?a) :effect (and (here ?b) (not (here ?a))))
              (:action pick :parameters (?b - ball ?r - room ?h - hand) :precondition (and (at ?b ?r) (here ?r) (free ?h) (fits ?b ?h))
                :effect (and (carry ?b ?h) (not (at ?b ?r)) (not (free ?h))))
              (:action drop :parameters (?b - ball ?r - room ?h - hand) :precondition (and (carry ?b ?h) (here ?r))
                :effect (and (at ?b ?r) (free ?h) (not (carry ?b ?h)))))
            """);
        string names = string.Join(' ', Enumerable.Range(0, balls).Select(i => $"b{i}"));
        return Grounder.Ground(domain, PddlProblem.Parse(
            $"(define (problem p) (:domain gripper) (:objects {names} - ball x y - room l r - hand) (:init (here x) (free l) (free r) {start} {fits}) (:goal (and {goal})))",
            domain), 100_000)!;
    }

    private static string AllAt(int balls, string room) => string.Concat(Enumerable.Range(0, balls).Select(i => $"(at b{i} {room})"));

    private static (long? Cost, int States) Search(GroundTask task, bool withOrbits)
    {
        var compiled = new CompiledTask(task);
        var best = new Incumbent(new PlanReplay(task), null);
        var search = new AStarSearch(compiled, heuristic: null, withOrbits ? StateOrbits.Find(compiled, CancellationToken.None) : null);
        search.Run(new SearchBudget(NoLimits), best);
        Assert.True(search.IsFinished && !best.IsDoubtful);
        return (best.Actions is null ? null : best.Cost, search.StateCount);
    }

    private static bool HasPlan(GroundTask task)
    {
        var compiled = new CompiledTask(task);
        var relaxed = new RelaxedTask(compiled);
        var best = new Incumbent(new PlanReplay(task), null);
        var search = new BestFirstWidthSearch(
            compiled, relaxed, new RelaxedPlanHeuristic(compiled, relaxed, null), StateOrbits.Find(compiled, CancellationToken.None), NoLimits.MemoryBytes);
        bool isFound = search.Run(new SearchBudget(NoLimits), best);
        Assert.True(isFound != search.IsExhausted && !best.IsDoubtful);
        return isFound;
    }

    private static string[] Exchanged(GroundTask task) =>
    [
        .. SwapFinder.Find(task, CancellationToken.None).Select(set => string.Join(' ', set.SelectMany(swap => swap.Actions)
            .Select(pair => (From: task.Actions[pair.From].Step, To: task.Actions[pair.To].Step))
            .SelectMany(pair => pair.From.Arguments.Zip(pair.To.Arguments).Where(names => names.First != names.Second).Select(names => names.First))
            .Distinct().Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Objects_of_which_the_goal_asks_the_same_may_change_places_wherever_they_are()
    {
        Assert.Equal(["b0 b1 b2 b3", "l r"], Exchanged(Gripper(4, AllAt(4, "y"))));
        Assert.Equal(["b1 b3", "l r"], Exchanged(Gripper(4, "(at b0 y) (at b2 x)")));
        Assert.Equal(["l r"], Exchanged(Gripper(2, "(at b0 y) (at b1 x)")));
        Assert.Equal(["left middle"], Exchanged(Grounder.Ground(Domains.Hanoi, Domains.HanoiProblem(3), 100_000)!));
    }

    [Fact]
    public void Search_looks_at_one_order_of_them_only()
    {
        GroundTask task = Gripper(8, AllAt(8, "y"));
        (long? cost, int states) = Search(task, withOrbits: true);
        (long? costOfAll, int all) = Search(task, withOrbits: false);
        Assert.Equal(costOfAll, cost);
        Assert.True(states * 50 < all, $"{states} of {all}");
    }

    [Fact]
    public void Plans_are_as_cheap_as_without_and_none_is_lost()
    {
        int symmetric = 0;
        ForSeeds(seed =>
        {
            if (Draw(seed) is { } task)
            {
                symmetric += SwapFinder.Find(task, CancellationToken.None).Length > 0 ? 1 : 0;
                long? cost = Search(task, withOrbits: false).Cost;
                Assert.Equal(cost, Search(task, withOrbits: true).Cost);
                Assert.Equal(cost is not null, HasPlan(task));
            }
        });
        Assert.True(symmetric > RandomTasks / 10, $"{symmetric}");
    }

    [Fact]
    public void What_is_possible_for_the_one_is_for_the_other() => ForSeeds(seed =>
    {
        if (Draw(seed) is not { } task)
        {
            return;
        }

        var compiled = new CompiledTask(task);
        int[] applicable = new int[compiled.ActionCount];
        foreach (ObjectSwap swap in SwapFinder.Find(task, CancellationToken.None).SelectMany(set => set))
        {
            Dictionary<int, int> actions = swap.Actions.ToDictionary(pair => pair.From, pair => pair.To);
            var random = new Random(seed);
            ulong[] state = compiled.Init;
            for (int step = 0; step < 10 && compiled.Applicable(state, applicable) is var count and > 0; step++)
            {
                ulong[] other = Exchange(state, swap);
                foreach (int action in applicable.AsSpan(0, count))
                {
                    int image = actions.GetValueOrDefault(action, action);
                    Assert.True(compiled.IsApplicable(image, other));
                    Assert.Equal(Exchange(After(action, state), swap), After(image, other));
                }

                Assert.Equal(compiled.IsGoal(state), compiled.IsGoal(other));
                state = After(applicable[random.Next(count)], state);
            }
        }

        ulong[] After(int action, ulong[] state)
        {
            ulong[] next = new ulong[state.Length];
            compiled.Apply(action, state, next);
            return next;
        }

        ulong[] Exchange(ulong[] state, ObjectSwap swap)
        {
            Dictionary<int, int> facts = swap.Facts.ToDictionary(pair => pair.From, pair => pair.To);
            ulong[] exchanged = new ulong[state.Length];
            for (int variable = 0; variable < compiled.Layout.VariableCount; variable++)
            {
                int fact = compiled.Layout.Fact(state, variable);
                compiled.Layout.Set(exchanged, facts.GetValueOrDefault(fact, fact));
            }

            return exchanged;
        }
    });

    private static GroundTask? Draw(int seed)
    {
        var random = new Random(seed);
        if (seed % 2 == 0)
        {
            // some balls want to go to one room, some fit one hand only
            int balls = random.Next(1, 5);
            string[] all = [.. Enumerable.Range(0, balls).Select(i => $"b{i}")];
            return Gripper(
                string.Concat(all.Select(ball => random.Next(3) > 0 ? $"(at {ball} {Some("x", "y", "y")})" : "")),
                string.Concat(all.Select(ball => $"(at {ball} {Some("x", "y")})")),
                string.Concat(all.Select(ball => Some($"(fits {ball} l)", $"(fits {ball} r)", $"(fits {ball} l) (fits {ball} r)"))),
                balls);
        }

        (PddlDomain domain, PddlProblem problem) = seed % 4 == 1 ? RandomPddl.Draw(random) : RandomMovers.Draw(random);
        try
        {
            GroundTask? task = Grounder.Ground(domain, problem, 500);
            return task is { Numbers.IsEmpty: true, UnreachableGoal: null, Variables.Length: > 0 and < 12 } ? task : null;
        }
        catch (NeuroSymbolic.Core.InputException)
        {
            return null;
        }

        string Some(params string[] texts) => texts[random.Next(texts.Length)];
    }

    private static void ForSeeds(Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(RandomTasks).WithReplay(20260501, 1));
}
