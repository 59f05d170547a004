using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class PlannerProperties
{
    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20260101, 1));

    [Fact]
    public void Both_engines_find_plans_of_the_length_that_a_search_on_bare_facts_finds() => ForSeeds(300, seed =>
    {
        (PddlDomain domain, PddlProblem problem) = RandomProblem(new Random(seed));
        int? expected = LeastSteps(domain, problem);
        PlanResult search = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true });

        // five facts make 32 states, so that no shortest plan has more than 31 steps
        PlanResult smt = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Smt, IsOptimal = true, MaxHorizon = 31 });
        Assert.Equal(expected, search.Plan?.Length);
        Assert.Equal(expected, smt.Plan?.Length);
        Assert.Equal(expected is null ? PlanStatus.Unsolvable : PlanStatus.SolvedOptimally, search.Status);
        Assert.True(expected is null
            ? smt.Status is PlanStatus.Unsolvable or PlanStatus.HorizonExhausted
            : smt.Status == PlanStatus.SolvedOptimally);
        foreach (Plan plan in new[] { search.Plan, smt.Plan }.OfType<Plan>())
        {
            ValidationResult verdict = PlanValidator.Validate(domain, problem, plan);
            Assert.True(verdict.IsValid, verdict.Reason);
        }
    });

    [Fact]
    public void Any_towers_become_any_others_by_plans_of_one_length_in_both_engines() => ForSeeds(40, seed =>
    {
        var random = new Random(seed);
        int[] start = [random.Next(3), random.Next(3), random.Next(3)];
        int[] end = [random.Next(3), random.Next(3), random.Next(3)];
        PddlProblem file = Domains.HanoiProblem(3);
        var smaller = new FactSet(file.Init.Where(fact => fact.Predicate == "smaller"));
        var problem = new PddlProblem("towers", file.Objects, Domains.Towers(start).Union(smaller), Domains.Towers(end));
        PlanResult smt = PddlPlanner.Solve(Domains.Hanoi, problem, new PlannerOptions { Engine = PlanEngine.Smt, IsOptimal = true });
        PlanResult search = PddlPlanner.Solve(Domains.Hanoi, problem, new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true });
        Assert.Equal(search.Plan!.Length, smt.Plan!.Length);
        Assert.True(PlanValidator.Validate(Domains.Hanoi, problem, smt.Plan).IsValid);
        Assert.InRange(smt.Plan.Length, 0, 14);
    });

    [Fact]
    public void A_shortest_plan_with_a_step_left_out_is_rejected() => ForSeeds(100, seed =>
    {
        var random = new Random(seed);
        PddlProblem problem = Domains.HanoiProblem(3 + random.Next(3));
        Plan plan = PddlPlanner.Solve(Domains.Hanoi, problem, new PlannerOptions { Engine = PlanEngine.Search }).Plan!;
        var shorter = new Plan(plan.Steps.RemoveAt(random.Next(plan.Length)));
        Assert.False(PlanValidator.Validate(Domains.Hanoi, problem, shorter).IsValid);
    });

    [Fact]
    public void Plan_files_read_back_as_they_were_written() => ForSeeds(100, seed =>
    {
        var random = new Random(seed);
        var plan = new Plan([.. Enumerable.Range(0, random.Next(20)).Select(_ => new PlanStep(
            $"a{random.Next(9)}", Enumerable.Range(0, random.Next(4)).Select(_ => $"o-{random.Next(9)}").ToArray()))]);
        Assert.Equal(plan, IpcPlanFile.Parse(IpcPlanFile.Format(plan, "d", "p")));
    });

    /// <summary>Up to five facts and six actions with conditions and effects of either sign.</summary>
    private static (PddlDomain Domain, PddlProblem Problem) RandomProblem(Random random)
    {
        string[] facts = ["(p a)", "(p b)", "(q a)", "(q b)", "(r)"];
        string Literals(int most) => string.Join(' ', Enumerable.Range(0, random.Next(most + 1)).Select(_ =>
            facts[random.Next(facts.Length)] is var fact && random.Next(2) == 0 ? fact : $"(not {fact})"));
        string actions = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(i =>
            $"(:action a{i} :precondition (and {Literals(3)}) :effect (and {Literals(3)}))\n"));
        PddlDomain domain = PddlDomain.Parse(
            $"(define (domain d) (:constants a b) (:predicates (p ?x) (q ?x) (r)) {actions}"
            + "(:action swap :parameters (?x ?y) :precondition (and (p ?x) (not (p ?y)) (not (= ?x ?y))) :effect (and (p ?y) (q ?x) (not (p ?x)))))");
        PddlProblem problem = PddlProblem.Parse(
            $"(define (problem x) (:domain d) (:init {string.Join(' ', facts.Where(_ => random.Next(2) == 0))}) (:goal (and {Literals(4)})))",
            domain);
        return (domain, problem);
    }

    /// <summary>The length of a shortest plan by search over sets of facts with the rules that the validator uses; null without plan.</summary>
    private static int? LeastSteps(PddlDomain domain, PddlProblem problem)
    {
        PlanStep[] steps =
        [
            .. domain.Actions.Where(action => action.Parameters.IsEmpty).Select(action => new PlanStep(action.Name)),
            PlanStep.Parse("(swap a b)"),
            PlanStep.Parse("(swap b a)"),
        ];
        var layer = new List<FactSet> { problem.Init };
        var seen = new HashSet<FactSet> { problem.Init };
        for (int length = 0; layer.Count > 0; length++)
        {
            if (layer.Exists(state => ((Formula.And)problem.Goal).Parts.All(part => part switch
                {
                    Formula.Not { Part: Formula.Atom denied } => !state.Contains(new Fact(denied.Predicate, denied.Terms.AsSpan())),
                    Formula.Atom atom => state.Contains(new Fact(atom.Predicate, atom.Terms.AsSpan())),
                    _ => false,
                })))
            {
                return length;
            }

            layer = [.. layer.SelectMany(state => steps, new StepRules(domain, []).Apply).OfType<FactSet>().Where(seen.Add)];
        }

        return null;
    }
}
