using System.Text.Json;

namespace NeuroSymbolic.Cli.Tests;

public sealed class PlanCommandTests : IDisposable
{
    private static readonly string Hanoi3 = Path.Combine(Repository.Domains, "hanoi", "problems", "hanoi-3.pddl");

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("smt")]
    [InlineData("search")]
    public void Plan_written_by_plan_is_valid_for_validate(string engine)
    {
        Invocation plan = Invocation.Run("plan", Hanoi3, "--engine", engine, "--out", folder.File("a.plan"));
        folder.Write("b.plan", plan.Output);

        Assert.Equal(0, plan.ExitCode);
        Assert.Empty(plan.Error);
        Assert.Equal("valid: 14 steps reach the goal\n", Invocation.Run("validate", Hanoi3, folder.File("a.plan")).Output);
        Assert.Equal("valid: 14 steps reach the goal\n", Invocation.Run("validate", Hanoi3, folder.File("b.plan")).Output);
    }

    [Fact]
    public void Json_of_plan_has_the_promised_names_and_begins_with_the_schema_version()
    {
        Invocation result = Invocation.Run("plan", Hanoi3, "--json");

        using JsonDocument json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal(
            ["schema_version", "status", "engine", "plan", "plan_length", "cost", "lower_bound", "reason", "times", "work", "proved_by", "explanation"],
            root.EnumerateObject().Select(property => property.Name));
        Assert.Equal("solved_optimally", root.GetProperty("status").GetString());
        Assert.Equal((14, 14), (root.GetProperty("plan_length").GetInt32(), root.GetProperty("lower_bound").GetInt32()));
        Assert.Equal("pick", root.GetProperty("plan")[0].GetProperty("action").GetString());
        Assert.Equal(["cube1", "cube2"], root.GetProperty("plan")[0].GetProperty("arguments").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(["reading_ms", "grounding_ms", "solving_ms", "engines_ms"], root.GetProperty("times").EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void The_formula_that_is_dumped_speaks_the_problem_s_words()
    {
        Assert.Equal(0, Invocation.Run("plan", Hanoi3, "--engine", "smt", "--dump", folder.File("f.smt2")).ExitCode);
        string formula = File.ReadAllText(folder.File("f.smt2"));
        Assert.Contains("|pick cube1 cube2@1|", formula, StringComparison.Ordinal);
        Assert.EndsWith("(check-sat)\n(get-model)\n", formula, StringComparison.Ordinal);
    }

    [Fact]
    public void An_action_that_was_expected_is_told_why_it_is_not_there()
    {
        Invocation told = Invocation.Run("plan", Hanoi3, "--expect", "(place cube3 cube1)");
        Assert.Contains("(smaller cube3 cube1)", told.Output, StringComparison.Ordinal);
        Assert.Equal(30, Invocation.Run("plan", Hanoi3, "--expect", "place").ExitCode);
    }

    [Fact]
    public void A_plan_of_least_energy_costs_what_the_domain_s_data_say()
    {
        Invocation least = Invocation.Run("plan", Hanoi3, "--metric", "energy", "--optimal", "--json");
        JsonElement root = JsonDocument.Parse(least.Output).RootElement;
        Assert.Equal("solved_optimally", root.GetProperty("status").GetString());
        Assert.InRange(root.GetProperty("cost").GetDouble(), 14 * 224.3, 14 * 400);
    }

    [Fact]
    public void Unsolvable_problem_is_a_result_with_exit_code_10()
    {
        // a small cube must end under a large one
        string problem = folder.Write("p.pddl", """
            (define (problem p) (:domain hanoi)
              (:objects a b - disk l m r - peg)
              (:init (on a b) (on b l) (clear a) (clear m) (clear r) (free-gripper)
                     (smaller a b) (smaller a l) (smaller a m) (smaller a r) (smaller b l) (smaller b m) (smaller b r))
              (:goal (on b a)))
            """);
        string domain = Path.Combine(Repository.Domains, "hanoi", "domain.pddl");

        Invocation text = Invocation.Run("plan", domain, problem);
        Invocation json = Invocation.Run("plan", domain, problem, "--json");

        Assert.Equal((10, 10), (text.ExitCode, json.ExitCode));
        Assert.StartsWith("; no plan (unsolvable): ", text.Output, StringComparison.Ordinal);
        Assert.Equal("unsolvable", JsonDocument.Parse(json.Output).RootElement.GetProperty("status").GetString());
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(json.Output).RootElement.GetProperty("plan").ValueKind);
    }

    [Fact]
    public void A_problem_that_names_another_domain_is_planned_with_a_warning()
    {
        folder.Write("p.pddl", File.ReadAllText(Hanoi3).Replace("(:domain hanoi)", "(:domain towers)", StringComparison.Ordinal));
        Invocation result = Invocation.Run("plan", Path.Combine(Repository.Domains, "hanoi", "domain.pddl"), folder.File("p.pddl"));

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("; cost = 14", result.Output, StringComparison.Ordinal);
        Assert.StartsWith("neurosym: warning: ", result.Error, StringComparison.Ordinal);
        Assert.Contains("is of the domain 'towers', and ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Time_limit_is_a_result_with_exit_code_20()
    {
        Invocation result = Invocation.Run(
            "plan", Path.Combine(Repository.Domains, "hanoi", "problems", "hanoi-5.pddl"), "--engine", "smt", "--timeout", "50ms");

        Assert.Equal(20, result.ExitCode);
        Assert.StartsWith("; no plan (time_limit): ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_plan_is_a_result_with_exit_code_1_that_names_the_step()
    {
        string plan = folder.Write("a.plan", "(pick cube1 cube2)\n(place cube1 cube3)\n");

        Invocation text = Invocation.Run("validate", Hanoi3, plan);
        Invocation json = Invocation.Run("validate", Hanoi3, plan, "--json");

        Assert.Equal((1, 1), (text.ExitCode, json.ExitCode));
        Assert.StartsWith("invalid: Step 2 (place cube1 cube3) ", text.Output, StringComparison.Ordinal);
        JsonElement root = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal(["schema_version", "valid", "failed_step", "reason", "condition", "repair", "cost"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(2, root.GetProperty("failed_step").GetInt32());
    }

    public void Dispose() => folder.Dispose();
}
