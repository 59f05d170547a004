using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class GrounderTests
{
    private const string Balls = """
        (:types room ball gripper)
        (:predicates (at-robby ?r - room) (at ?b - ball ?r - room) (free ?g - gripper) (carry ?o - ball ?g - gripper))
        (:action move :parameters (?from ?to - room) :precondition (at-robby ?from) :effect (and (at-robby ?to) (not (at-robby ?from))))
        (:action pick :parameters (?b - ball ?r - room ?g - gripper)
          :precondition (and (at ?b ?r) (at-robby ?r) (free ?g)) :effect (and (carry ?b ?g) (not (at ?b ?r)) (not (free ?g))))
        (:action drop :parameters (?b - ball ?r - room ?g - gripper)
          :precondition (and (carry ?b ?g) (at-robby ?r)) :effect (and (at ?b ?r) (free ?g) (not (carry ?b ?g))))
        """;

    private const string FiveThousandDigits = "1e999 1e999 1e999 1e999 1e999";

    private const string Light = "(:predicates (a) (b) (c) (d) (p ?x) (done)) (:constants k l m) ";

    [Fact]
    public void Hanoi_with_a_gripper_needs_no_value_for_none()
    {
        GroundTask task = Grounder.Ground(Domains.Hanoi, Domains.HanoiProblem(3), int.MaxValue)!;

        // where each cube is, what is on each cube and place or whether the cube is held, what the gripper does
        Assert.Equal(3 + 3 + 3 + 1, task.Variables.Length);
        Assert.DoesNotContain(task.Facts, fact => fact.Fact is null);
        Assert.Equal(24, task.Actions.Length);
    }

    [Fact]
    public void Balls_grippers_and_the_robot_become_one_variable_each()
    {
        GroundTask task = Ground(
            Balls,
            "(:objects a b - room b1 b2 b3 b4 b5 b6 - ball l r - gripper)",
            "(at-robby a) (free l) (free r) (at b1 a) (at b2 a) (at b3 a) (at b4 a) (at b5 a) (at b6 a)",
            "(and (at b1 b) (at b2 b) (at b3 b) (at b4 b) (at b5 b) (at b6 b))");

        // where the robot is; on the floor of which room each ball is, if at all; what each gripper carries, if anything
        Assert.Equal([2, 3, 3, 3, 3, 3, 3, 7, 7], task.Variables.Select(variable => variable.Count).Order());
        Assert.Equal(2 + (6 * 2 * 2 * 2), task.Actions.Length);

        // a ball that is carried is on no floor, and in one gripper
        Assert.Equal(6, task.ExclusiveFacts.Count(set => set.Length == 4));
    }

    [Fact]
    public void What_the_goal_does_not_need_is_left_out()
    {
        GroundTask task = Ground(
            Balls, "(:objects a b - room b1 b2 - ball l - gripper)", "(at-robby a) (free l) (at b1 a) (at b2 a)", "(carry b1 l)");
        Assert.DoesNotContain(task.Actions, action => action.Step.Equals(PlanStep.Parse("(move a a)")));
        Assert.Equal(2, Ground(Light + "(:action x :effect (a)) (:action y :effect (b)) (:action z :effect (and (c) (d)))", "", "", "(and (a) (c))")
            .Actions.Length);
    }

    [Fact]
    public void An_unreachable_goal_is_named()
    {
        Assert.Equal("(b)", Ground(Light + "(:action x :precondition (c) :effect (a))", "", "(c)", "(and (a) (b))").UnreachableGoal);
        GroundTask both = Ground(
            Light + "(:action x :parameters (?x ?y) :precondition (p ?x) :effect (and (not (p ?x)) (p ?y)))", "", "(p k)", "(and (p l) (p m))");
        Assert.Equal("(and (p l) (p m))", both.UnreachableGoal);
        Assert.Empty(both.Actions);
    }

    [Fact]
    public void The_denial_of_one_of_many_values_is_a_value_of_a_twin()
    {
        GroundTask task = Ground(
            Light + """
            (:action x :parameters (?x ?y) :precondition (p ?x) :effect (and (not (p ?x)) (p ?y)))
            (:action y :precondition (not (p k)) :effect (done))
            """,
            "", "(p k)", "(done)");
        GroundAction asking = Assert.Single(task.Actions, action => action.Step.Action == "y");
        Assert.Equal("(not (p k))", task.Facts[Assert.Single(asking.Precondition.Facts)].ToString());
        GroundAction leaving = Assert.Single(task.Actions, action => action.Step.ToString() == "(x k l)");
        Assert.Contains(leaving.Effects, effect => effect.Fact == asking.Precondition.Facts[0]);
    }

    [Fact]
    public void Alternatives_of_single_facts_are_a_clause()
    {
        GroundTask task = Ground(Light + "(:action x :precondition (or (a) (b)) :effect (done)) (:action y :effect (a)) (:action z :effect (b))",
            "", "", "(done)");
        GroundAction action = Assert.Single(task.Actions, action => action.Step.Action == "x");
        Assert.Equal(["(a)", "(b)"], Assert.Single(action.Precondition.Clauses).Select(fact => task.Facts[fact].ToString()).Order());
    }

    [Fact]
    public void Alternatives_of_several_facts_are_cases_of_one_step()
    {
        GroundTask task = Ground(
            Light + """
            (:action x :precondition (or (and (a) (b)) (and (c) (not (d)))) :effect (done))
            (:action y :parameters (?x) :precondition (p ?x) :effect (and (a) (b) (c) (d) (not (p ?x)) (not (d))))
            (:action z :effect (d))
            """,
            "", "(p k)", "(done)");
        GroundAction[] cases = [.. task.Actions.Where(action => action.Step.Action == "x")];
        Assert.Equal(2, cases.Length);
        Assert.All(cases, one => Assert.Empty(one.Precondition.Clauses));
    }

    [Fact]
    public void Quantifiers_over_what_never_changes_leave_nothing_behind()
    {
        GroundTask task = Ground(
            "(:types t) (:predicates (link ?x ?y - t) (on ?x - t) (done)) (:functions (total-cost))"
            + "(:action light :parameters (?x - t) :precondition (exists (?y - t) (link ?x ?y)) :effect (on ?x))"
            + "(:action end :precondition (forall (?x ?y - t) (imply (and (link ?x ?y) (not (= ?x ?y))) (on ?x))) :effect (done))",
            "(:objects a b c d - t)", "(link a b) (link b c) (link d d)", "(done)");
        GroundAction end = Assert.Single(task.Actions, action => action.Step.Action == "end");
        Assert.Equal(["(on a)", "(on b)"], end.Precondition.Facts.Select(fact => task.Facts[fact].ToString()).Order());
        Assert.DoesNotContain(task.Actions, action => action.Step.ToString() is "(light c)" or "(light d)");
    }

    [Fact]
    public void Costs_become_whole_multiples_of_the_largest_unit()
    {
        GroundTask task = Ground(
            Light + """
            (:functions (total-cost) (price ?x))
            (:action x :parameters (?x) :effect (and (p ?x) (increase (total-cost) (* 3 (price ?x)))))
            """,
            "", "(= (price k) 0.5) (= (price l) 0.75)", "(and (p k) (p l))", "(:metric minimize (total-cost))");
        Assert.Equal(0.75m, task.CostUnit);
        Assert.Equal([2, 3], task.Actions.Select(action => action.Cost));
        Assert.Empty(task.Numbers);
        Assert.Null(task.FinalMetric);

        // (x m) has no price
        Assert.Equal(2, task.Actions.Length);
    }

    [Theory]
    [InlineData("(:metric minimize (+ (n) (total-time)))", "(increase (n) 2)", 3, null)]
    [InlineData("(:metric maximize (n))", "(decrease (n) 2)", 1, null)]
    [InlineData("(:metric maximize (n))", "(increase (n) 2)", 1, "-1*n")]
    [InlineData("(:metric minimize (* 2 (n)))", "(when (b) (increase (n) 2))", 1, "2*n")]
    [InlineData("(:metric minimize (n))", "(assign (n) 2)", 1, "1*n")]
    public void A_metric_that_is_no_sum_of_costs_is_one_of_the_last_state(string metric, string effect, int cost, string? final)
    {
        GroundTask task = Ground(
            Light + $"(:functions (n)) (:action x :effect (and (a) {effect})) (:action y :effect (b))", "", "(= (n) 0)", "(and (a) (b))", metric);
        Assert.Equal(cost, Assert.Single(task.Actions, action => action.Step.Action == "x").Cost);
        Assert.Equal(final, task.FinalMetric is { Terms: [var term] } ? $"{term.Coefficient:0}*{task.Numbers[term.Number].Function}" : null);
    }

    [Fact]
    public void Of_actions_that_do_the_same_the_cheapest_is_kept()
    {
        GroundTask task = Ground(
            Light + """
            (:functions (total-cost))
            (:action x :parameters (?x) :precondition (p ?x) :effect (and (a) (increase (total-cost) 2)))
            (:action y :effect (and (a) (increase (total-cost) 1)))
            """,
            "", "(p k) (p l)", "(a)", "(:metric minimize (total-cost))");
        Assert.Equal("(y)", Assert.Single(task.Actions).Step.ToString());
    }

    [Fact]
    public void Numbers_that_nothing_reads_are_left_out_and_comparisons_stand_against_0()
    {
        GroundTask task = Ground(
            Light + """
            (:functions (fuel) (trips) (use))
            (:action x :precondition (< (* 2 (fuel)) (+ (use) 8)) :effect (and (increase (fuel) (/ (use) 2)) (increase (trips) 1)))
            """,
            "", "(= (fuel) 0) (= (trips) 0) (= (use) 3)", "(>= (fuel) 4)");
        Assert.Equal("(fuel)", Assert.Single(task.Numbers).ToString());
        LinearComparison comparison = Assert.Single(Assert.Single(task.Actions).Precondition.Comparisons);
        Assert.Equal((ComparisonOperator.Greater, 11m, -2m), (comparison.Operator, comparison.Expression.Constant, comparison.Expression.Terms[0].Coefficient));
        Assert.Equal(1.5m, task.Actions[0].NumericEffects[0].Amount.Constant);
    }

    [Theory]
    [InlineData("(increase (f k) (* (f k) (f l)))", "(a)", "The action (x) is not linear: (* (f k) (f l)) multiplies or divides numbers that change.")]
    [InlineData("(increase (f l) 1)", "(> (* (f k) (f l)) 2)", "The goal is not linear: (* (f k) (f l)) multiplies or divides numbers that change.")]
    [InlineData("(a)", $"(> (* (f l) {FiveThousandDigits} {FiveThousandDigits} {FiveThousandDigits} {FiveThousandDigits}) 2)", "The numbers of the goal grow beyond 65536 bits.")]
    [InlineData("(assign (f n) 2)", "(a)", "(f n) has no value at the start and is assigned one later; give it one in :init.")]
    public void What_a_ground_task_cannot_say_is_refused(string change, string goal, string message)
    {
        InputException refused = Assert.Throws<InputException>(() => Ground(
            "(:predicates (a)) (:constants k l m n) (:functions (f ?x))"
            + $"(:action x :effect (and (a) (increase (f k) 1) {change})) (:action y :effect (increase (f l) 1))",
            "", "(= (f k) 0) (= (f l) 0) (= (f m) 79228162514264337593543950335)", goal));
        Assert.Equal(message, refused.Message);
    }

    [Theory]
    [InlineData("(or (> (f k) 2) (a))", 2)]
    [InlineData("(not (= (f k) (f l)))", 2)]
    [InlineData("(and (a) (or (> (f k) 2) (> (f l) 2)))", 2)]
    [InlineData("(or (> (f k) 2) (not (= k l)))", 0)]
    public void Alternatives_of_the_goal_that_compare_numbers_end_plans_by_an_action_of_no_cost(string goal, int alternatives)
    {
        const string text = "(:predicates (a)) (:constants k l) (:functions (f ?x)) (:action x :effect (and (a) (increase (f k) 1)))"
            + "(:action y :parameters (?x) :effect (increase (f ?x) 1))";
        GroundTask task = Ground(text, "", "(= (f k) 0) (= (f l) 0)", goal);
        Assert.Equal(Enumerable.Repeat(0L, alternatives), task.Actions.Where(action => action.IsGoalCheck).Select(action => action.Cost));
        PddlDomain domain = PddlDomain.Parse($"(define (domain d) {text})");
        PddlProblem problem = PddlProblem.Parse($"(define (problem p) (:domain d) (:init (= (f k) 0) (= (f l) 0)) (:goal {goal}))", domain);
        foreach (PlanEngine engine in Enum.GetValues<PlanEngine>())
        {
            PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = engine });
            Assert.True(PlanValidator.Validate(domain, problem, result.Plan!).IsValid);
        }
    }

    [Fact]
    public void Thousands_of_alternatives_are_refused_with_the_action_s_name()
    {
        // (a1 or b1 and c1) and ... in one disjunction with others has neither few clauses nor few cases
        string Atom(char letter, int i) => $"({letter} o{i})";
        string Part(int i) => $"(or (and {Atom('a', i)} {Atom('b', i)}) (and {Atom('c', i)} {Atom('d', i)}))";
        string all = string.Join(' ', Enumerable.Range(0, 40).Select(Part));
        string none = string.Join(' ', Enumerable.Range(0, 40).Select(i => $"(and {Atom('b', i)} {Part(39 - i)})"));
        InputException refused = Assert.Throws<InputException>(() => Ground(
            $"(:constants {string.Join(' ', Enumerable.Range(0, 40).Select(i => $"o{i}"))})"
            + "(:predicates (a ?x) (b ?x) (c ?x) (d ?x) (done)) (:action make :parameters (?x) :effect (and (a ?x) (b ?x) (c ?x) (d ?x)))"
            + $"(:action many :precondition (or (and {all}) (and (or {none}) {all})) :effect (done))",
            "", "", "(done)"));
        Assert.StartsWith("A condition of the action (many) combines thousands of alternatives;", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_hold()
    {
        PddlProblem problem = Domains.HanoiProblem(5);
        Assert.Null(Grounder.Ground(Domains.Hanoi, problem, actionLimit: 10));
        Assert.Throws<OperationCanceledException>(() => Grounder.Ground(Domains.Hanoi, problem, int.MaxValue, new CancellationToken(canceled: true)));
    }

    private static GroundTask Ground(string domainText, string objects, string init, string goal, string metric = "")
    {
        PddlDomain domain = PddlDomain.Parse($"(define (domain d) {domainText})");
        return Grounder.Ground(domain, PddlProblem.Parse(
            $"(define (problem p) (:domain d) {objects} (:init {init}) (:goal {goal}) {metric})", domain), actionLimit: 100_000)!;
    }
}
