using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Numbers that doubles and decimals cannot tell apart, and those that they cannot hold.</summary>
public class ExactNumberTests
{
    private const string Clock = "(:functions (x)) (:action go :effect (increase (x) 1))";
    private const string Thirds = "(:functions (x)) (:action go :effect (increase (x) (/ 1 3)))";
    private const string Fine = "(:predicates (seen)) (:functions (x))"
        + "(:action see :precondition (> (x) 0) :effect (seen)) (:action grow :effect (increase (x) 1))";

    // halved again and again, it has no common denominator
    private const string Halves = "(:functions (x)) (:action halve :effect (scale-down (x) 2)) (:action add :effect (increase (x) 1))";

    private static (PddlDomain Domain, PddlProblem Problem) Parse(string domain, string start, string goal, string metric = "")
    {
        PddlDomain read = PddlDomain.Parse($"(define (domain d) {domain})");
        return (read, PddlProblem.Parse($"(define (problem p) (:domain d) (:init (= (x) {start})) (:goal {goal}) {metric})", read));
    }

    [Theory]
    [InlineData(Clock, "1780000000000000000", "(> (x) 1780000000000000000)", 1)]
    [InlineData(Clock, "9007199254740992", "(= (x) 9007199254740993)", 1)]
    [InlineData(Clock, "9223372036854775806", "(= (x) 9223372036854775807)", 1)]
    [InlineData(Thirds, "0", "(= (x) 1)", 3)]
    [InlineData(Thirds, "0.1", "(= (x) (+ 0.1 (/ 2 3)))", 2)]
    [InlineData(Fine, "0.000000000000000000000000000001", "(seen)", 1)]
    [InlineData(Fine, "1e-400", "(seen)", 1)]
    [InlineData(Fine, "1e400", "(seen)", 1)]
    [InlineData(Halves, "1", "(= (x) 0.125)", 3)]
    [InlineData(Halves, "1e30", "(= (x) 250000000000000000000000000001)", 3)]
    public void A_plan_is_found_where_rounding_would_hide_it(string domainText, string start, string goal, int steps)
    {
        (PddlDomain domain, PddlProblem problem) = Parse(domainText, start, goal);
        foreach (PlanEngine engine in new[] { PlanEngine.Auto, PlanEngine.Smt })
        {
            PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = engine, StateBudget = 1000, SolverBudget = 20_000_000 });
            Assert.Equal(steps, result.Plan?.Length);
            Assert.Equal(new ValidationResult(true, null, null) { Cost = steps }, PlanValidator.Validate(domain, problem, result.Plan!));
        }
    }

    [Fact]
    public void Search_proves_nothing_by_numbers_that_it_cannot_hold()
    {
        (PddlDomain domain, PddlProblem problem) = Parse(
            "(:predicates (done)) (:functions (x)) (:action go :precondition (not (done)) :effect (and (done) (increase (x) 1)))",
            "1e30", "(> (x) 1e30)");
        PlanResult search = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search });
        Assert.Equal(
            (PlanStatus.BudgetExhausted, "No plan was found by search, which cannot hold some numbers of the problem in 64 bits (--engine smt can)."),
            (search.Status, search.Reason));
        Assert.Equal(1, PddlPlanner.Solve(domain, problem, new PlannerOptions { SolverBudget = 20_000_000 }).Plan?.Length);
    }

    [Fact]
    public void Search_proves_by_numbers_that_it_can_hold()
    {
        (PddlDomain domain, PddlProblem problem) = Parse(
            "(:functions (x)) (:action go :precondition (<= (x) 1780000000000000001) :effect (increase (x) (/ 1 3)))",
            "1780000000000000000", "(> (x) 1780000000000000001.5)");
        Assert.Equal(PlanStatus.Unsolvable, PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search }).Status);
    }

    [Fact]
    public void A_number_that_outgrows_its_word_is_noticed()
    {
        (PddlDomain domain, PddlProblem problem) = Parse(
            "(:functions (x)) (:action grow :precondition (< (x) 9e18) :effect (scale-up (x) 10))", "1", "(> (x) 9223372036854775807)");
        PlanResult search = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search });
        Assert.NotEqual(PlanStatus.Unsolvable, search.Status);
        PlanResult auto = PddlPlanner.Solve(domain, problem, new PlannerOptions { SolverBudget = 50_000_000 });
        Assert.Equal(19, auto.Plan?.Length);
    }

    [Theory]
    [InlineData("(+ (x) (/ 1 3))", "(= (x) 1)", 3)]
    [InlineData("(* 3 (x))", "(= (x) 0)", 0)]
    [InlineData("(- 1 (* 2 (x)))", "(= (x) 3)", 3)]
    public void A_number_that_is_made_of_itself_ends_the_relaxation_of_intervals(string amount, string goal, int steps)
    {
        (PddlDomain domain, PddlProblem problem) = Parse(
            $"(:predicates (a)) (:functions (x)) (:action go :effect (and (a) (assign (x) {amount})))", "0", $"(and {goal} (or (a) (<= (x) 0)))");
        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Smt, SolverBudget = 20_000_000 });
        Assert.Equal(steps, result.Plan?.Length);
    }

    [Fact]
    public void Costs_of_plan_and_validator_are_the_same_to_the_last_digit()
    {
        const string domainText = "(:predicates (a) (b)) (:functions (x) (total-cost))"
            + "(:action one :effect (and (a) (increase (total-cost) (/ 1 3)))) (:action two :effect (and (b) (increase (total-cost) 0.1)))";
        (PddlDomain domain, PddlProblem problem) = Parse(domainText, "0", "(and (a) (b))", "(:metric minimize (total-cost))");
        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { IsOptimal = true });
        Assert.Equal((PlanStatus.SolvedOptimally, Rational.Ratio(13, 30)), (result.Status, result.Plan!.Cost));
        Assert.Equal(result.Plan.Cost, PlanValidator.Validate(domain, problem, result.Plan).Cost);
        Assert.Contains("; cost = 0.43333333333333333 (general cost)", IpcPlanFile.Format(result.Plan, "d", "p"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1e1000")]
    [InlineData("1e999999999")]
    [InlineData("1e-999999999999999999999")]
    public void Numerals_beyond_all_measure_are_refused_at_once(string start)
    {
        PddlException refused = Assert.Throws<PddlException>(() => Parse(Clock, start, "(> (x) 0)"));
        Assert.Contains($"'{start}' is no number such as 3 or 2.5e-3, or one of more than 1000 digits", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_that_square_themselves_are_refused_before_they_fill_the_memory()
    {
        (PddlDomain domain, PddlProblem problem) = Parse("(:functions (x)) (:action square :effect (assign (x) (* (x) (x))))", "3", "(> (x) 0)");
        Plan plan = IpcPlanFile.Parse(string.Concat(Enumerable.Repeat("(square)\n", 40)));
        Assert.Equal("Step 16 (square) cannot be taken: the effect (assign (x) (* (x) (x))) has no defined value.", PlanValidator.Validate(domain, problem, plan).Reason);
    }
}
