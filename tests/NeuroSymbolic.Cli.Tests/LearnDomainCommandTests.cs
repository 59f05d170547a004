using System.Text.Json;

namespace NeuroSymbolic.Cli.Tests;

public sealed class LearnDomainCommandTests : IDisposable
{
    private const string Lamp =
        "(trace (:domain lamps) (:types lamp) (:objects a b - lamp) (:state (dark a) (dark b)) (:action (light a)) (:state (lit a) (dark b)))";

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("(dark ?x)", 0, "equivalent: the same steps with the same outcome in 4 random states")]
    [InlineData("(and (dark ?x) (ready))", 1, "The learned domain permits (light a) where it should not")]
    public void A_domain_learned_from_text_is_written_and_compared(string condition, int exitCode, string sentence)
    {
        folder.Write("one.trace", Lamp);
        string other = folder.Write(
            "other.pddl",
            $"(define (domain lamps) (:types lamp) (:predicates (dark ?x - lamp) (lit ?x - lamp) (ready)) (:action light :parameters (?x - lamp) :precondition {condition} :effect (and (lit ?x) (not (dark ?x)))))");
        Invocation result = Invocation.Run("learn-domain", folder.Path, "--out", folder.File("learned.pddl"), "--against", other);

        Assert.Empty(result.Error);
        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains("learned.pddl: 1 action from 1 transition in 1 demonstration\n  light: seen 1 time, the last change with the 1st", result.Output, StringComparison.Ordinal);
        Assert.Contains(sentence, result.Output, StringComparison.Ordinal);
        string problem = folder.Write(
            "problem.pddl", "(define (problem both) (:domain lamps) (:objects a b - lamp) (:init (dark a) (dark b)) (:goal (and (lit a) (lit b))))");
        Assert.Equal(0, Invocation.Run("plan", folder.File("learned.pddl"), problem).ExitCode);
    }

    [Fact]
    public void Json_has_the_promised_names_and_begins_with_the_schema_version()
    {
        string trace = folder.Write("one.trace", Lamp);
        Invocation result = Invocation.Run("learn-domain", trace, "--out", folder.File("learned.pddl"), "--json");

        using JsonDocument json = JsonDocument.Parse(result.Output);
        Assert.Equal(
            ["schema_version", "domain", "demonstrations", "transitions", "actions", "against"],
            json.RootElement.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            ["name", "examples", "last_change", "unsettled"],
            json.RootElement.GetProperty("actions")[0].EnumerateObject().Select(property => property.Name));
    }

    public void Dispose() => folder.Dispose();
}
