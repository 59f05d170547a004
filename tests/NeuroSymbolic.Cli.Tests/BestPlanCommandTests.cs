using System.Text.Json;

namespace NeuroSymbolic.Cli.Tests;

/// <summary>Metrics, --horizon and --anytime as a user meets them.</summary>
public sealed class BestPlanCommandTests : IDisposable
{
    private static readonly string Hanoi3 = Path.Combine(Repository.Domains, "hanoi", "problems", "hanoi-3.pddl");
    private static readonly string Hanoi5 = Path.Combine(Repository.Domains, "hanoi", "problems", "hanoi-5.pddl");

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("(:action lo :parameters () :precondition (open) :effect (and (sold) (not (open)) (increase (x) 1)))"
        + "(:action hi :parameters () :precondition (open) :effect (and (sold) (not (open)) (increase (x) 5)))", "maximize (x)", "0", "5")]
    [InlineData("(:action dear :parameters () :effect (and (sold) (assign (x) 9)))"
        + "(:action ask :parameters () :effect (not (open)))"
        + "(:action buy :parameters () :precondition (not (open)) :effect (and (sold) (assign (x) 2)))", "minimize (x)", "0", "2")]
    [InlineData("(:action drop :parameters () :precondition (> (load) 0) :effect (and (decrease (load) 1) (increase (x) 1)))"
        + "(:action go :parameters () :effect (and (sold) (increase (x) (load))))", "minimize (x)", "0", "3")]
    [InlineData("(:action ride :parameters () :effect (and (sold) (increase (x) 4)))", "minimize (x)", "10", "14")]
    public void The_metric_is_the_value_in_the_last_state_and_proved_best(string actions, string metric, string start, string cost)
    {
        (string domain, string problem) = Write(actions, metric, start);
        string plan = folder.File("best.plan");

        Invocation found = Invocation.Run("plan", domain, problem, "--engine", "search", "--optimal", "--out", plan, "--json");
        Invocation checkedPlan = Invocation.Run("validate", domain, problem, plan);

        JsonElement root = JsonDocument.Parse(found.Output).RootElement;
        Assert.Equal((0, "solved_optimally", cost), (found.ExitCode, root.GetProperty("status").GetString(), root.GetProperty("cost").GetRawText()));
        Assert.Equal(cost, root.GetProperty("lower_bound").GetRawText());
        Assert.Contains($"; cost = {cost} ", File.ReadAllText(plan), StringComparison.Ordinal);
        Assert.EndsWith($" at a cost of {cost}\n", checkedPlan.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_without_a_best_value_is_exit_code_13_and_says_what_makes_it_so()
    {
        (string domain, string problem) = Write(
            "(:action sell :parameters () :effect (and (sold) (increase (x) 1)))", "maximize (x)", "0");

        Invocation found = Invocation.Run("plan", domain, problem, "--engine", "search", "--optimal");

        Assert.Equal(13, found.ExitCode);
        Assert.Contains("; solved: The metric gets better each time that (sell) is repeated", found.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("smt")]
    [InlineData("auto")]
    public void A_horizon_counts_actions(string engine)
    {
        Invocation shorter = Invocation.Run("plan", Hanoi3, "--engine", engine, "--horizon", "13");
        Invocation enough = Invocation.Run("plan", Hanoi3, "--engine", engine, "--horizon", "14", "--json");

        Assert.Equal((11, 0), (shorter.ExitCode, enough.ExitCode));
        Assert.Equal(14, JsonDocument.Parse(enough.Output).RootElement.GetProperty("plan_length").GetInt32());
    }

    [Fact]
    public void Anytime_numbers_each_better_plan_and_leaves_the_last_one()
    {
        string path = folder.File("a.plan");
        File.WriteAllText($"{path}.1", "of an earlier run");

        Invocation result = Invocation.Run("plan", Hanoi5, "--engine", "search", "--anytime", "--out", path);

        int plans = result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("proved shortest", result.Output, StringComparison.Ordinal);
        Assert.Contains($"plan {plans}: cost 62, 62 steps, after ", result.Error, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(path), File.ReadAllText($"{path}.{plans}"));
        Assert.StartsWith(";;!domain", File.ReadAllText($"{path}.1"), StringComparison.Ordinal);
        Assert.False(File.Exists($"{path}.{plans + 1}"));
    }

    public void Dispose() => folder.Dispose();

    private (string Domain, string Problem) Write(string actions, string metric, string start) => (
        folder.Write("domain.pddl", $"""
            (define (domain stall) (:requirements :strips :negative-preconditions :numeric-fluents)
              (:predicates (open) (sold)) (:functions (x) - number (load) - number)
              {actions})
            """),
        folder.Write("problem.pddl", $"""
            (define (problem stall-1) (:domain stall)
              (:init (open) (= (x) {start}) (= (load) 3)) (:goal (sold)) (:metric {metric}))
            """));
}
