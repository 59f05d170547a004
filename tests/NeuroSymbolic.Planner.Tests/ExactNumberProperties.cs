using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Small problems about numbers that rounding would tell wrongly, held against all sequences of steps under the rules of the
/// validator.</summary>
public class ExactNumberProperties
{
    private const int MostSteps = 4;

    // large, tiny, neighbours of powers of two and ten, and what has no decimal digits
    private static readonly string[] Numerals =
    [
        "0", "1", "2", "-1", "0.1", "0.2", "0.3", "2.5", "(/ 1 3)", "(/ 2 3)", "(/ 1 7)", "1e-30", "-1e-30", "2e-30", "1e30", "1e400", "1e-400",
        "1780000000000000000", "1780000000000000001", "1e18", "1000000000000000001", "9007199254740992", "9007199254740993",
        "4611686018427387904", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
    ];

    private static readonly string[] Comparisons = ["<", "<=", "=", ">=", ">"];
    private static readonly string[] Changes = ["increase", "increase", "decrease", "decrease", "assign", "scale-up", "scale-down"];

    [Fact]
    public void Engines_and_validator_agree_on_what_can_be_reached() => ForSeeds(200, seed =>
    {
        (PddlDomain domain, PddlProblem problem) = Draw(new Random(seed));
        int? shortest = ShortestPlan(domain, problem);

        // the solver alone would go on with ever more steps where there is no plan
        PlanEngine[] engines = shortest is null ? [PlanEngine.Auto] : [PlanEngine.Auto, PlanEngine.Smt];
        foreach (PlanEngine engine in engines)
        {
            PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions
            {
                Engine = engine, StateBudget = 10_000, SolverBudget = shortest is null ? 100_000 : 50_000_000,
            });
            string told = Told(domain, problem, result, shortest);
            Assert.True((shortest is null) == (result.Plan is null), told);
            Assert.True(shortest is null || result.Status != PlanStatus.Unsolvable, told);
            AssertIsPriced(domain, problem, result, told);
        }
    });

    [Fact]
    public void Search_is_never_wrong_and_settles_what_fits_into_words()
    {
        int settled = 0;
        ForSeeds(3000, seed =>
        {
            (PddlDomain domain, PddlProblem problem) = Draw(new Random(seed));
            int? shortest = ShortestPlan(domain, problem);
            PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true });
            string told = Told(domain, problem, result, shortest);
            Assert.True(result.Status != PlanStatus.Unsolvable || shortest is null, told);
            Assert.True(result.Status != PlanStatus.SolvedOptimally || result.Plan!.Length == shortest, told);
            AssertIsPriced(domain, problem, result, told);
            settled += result.Status is PlanStatus.Unsolvable or PlanStatus.SolvedOptimally ? 1 : 0;
        });
        Assert.InRange(settled, 1000, 2999);
    }

    private static string Told(PddlDomain domain, PddlProblem problem, PlanResult result, int? shortest) =>
        $"{result.Engine} {result.Status} {result.Plan?.Length} {shortest}\n{PddlPrinter.Print(domain)}{PddlPrinter.Print(problem, domain)}";

    private static void AssertIsPriced(PddlDomain domain, PddlProblem problem, PlanResult result, string told)
    {
        if (result.Plan is { } plan)
        {
            ValidationResult verdict = PlanValidator.Validate(domain, problem, plan);
            Assert.True(verdict.IsValid && verdict.Cost == plan.Cost && plan.Cost >= result.LowerBound, told + verdict.Reason);
        }
    }

    private static void ForSeeds(int count, Action<int> property) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), property)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20261128, 1));

    /// <summary>A problem of at most so many steps, since each needs a moment of its own.</summary>
    private static (PddlDomain Domain, PddlProblem Problem) Draw(Random random)
    {
        string Some(IReadOnlyList<string> texts) => texts[random.Next(texts.Count)];

        // numbers of one problem are mostly of one kind, so that they meet
        string[] numerals = [.. Enumerable.Range(0, 3).Select(_ => Some(Numerals)), "1"];
        string Number() => random.Next(4) == 0 ? Some(["(x)", "(y)"]) : Some(numerals);
        string Sum() => random.Next(3) == 0 ? $"(+ {Number()} {Number()})" : Number();
        string Comparison() => $"({Some(Comparisons)} {Some(["(x)", "(y)", "(- (x) (y))"])} {Sum()})";
        string Change(string number) => Some(Changes) is var change && change.StartsWith("scale", StringComparison.Ordinal)
            ? $"({change} {number} {Some(["2", "3", "10", "(/ 1 3)", "1e18"])})"
            : $"({change} {number} {Sum()})";
        string actions = string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(i =>
            $"(:action a{i} :parameters (?m ?n) :precondition (and (now ?m) (next ?m ?n) {(random.Next(2) == 0 ? Comparison() : "")})"
            + $" :effect (and (now ?n) (not (now ?m)) {Change("(x)")} {(random.Next(2) == 0 ? Change("(y)") : "")}))"));
        PddlDomain domain = PddlDomain.Parse($"(define (domain d) (:predicates (now ?m) (next ?m ?n)) (:functions (x) (y)) {actions})");
        string moments = string.Join(' ', Enumerable.Range(0, MostSteps + 1).Select(i => $"m{i}"));
        string order = string.Concat(Enumerable.Range(0, MostSteps).Select(i => $"(next m{i} m{i + 1})"));
        string Start() => Some([.. numerals.Where(numeral => numeral[0] != '(')]);
        return (domain, PddlProblem.Parse(
            $"(define (problem p) (:domain d) (:objects {moments}) (:init (now m0) {order} (= (x) {Start()}) (= (y) {Start()}))"
            + $" (:goal (and {Comparison()} {(random.Next(2) == 0 ? Comparison() : "")})))", domain));
    }

    private static int? ShortestPlan(PddlDomain domain, PddlProblem problem)
    {
        var rules = new StepRules(domain, problem.Objects);
        List<SymbolicState> layer = [SymbolicState.Start(problem)];
        for (int steps = 0; layer.Count > 0; steps++)
        {
            if (layer.Exists(state => rules.Holds(state, problem.Goal)))
            {
                return steps;
            }

            layer = [.. layer.SelectMany(state => domain.Actions.Select(
                action => rules.Apply(state, new PlanStep(action.Name, $"m{steps}", $"m{steps + 1}")))).OfType<SymbolicState>().Distinct()];
        }

        return null;
    }
}
