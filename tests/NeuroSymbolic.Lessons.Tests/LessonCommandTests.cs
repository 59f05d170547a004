using System.Text.Json;
using NeuroSymbolic.Cli.Tests;

namespace NeuroSymbolic.Lessons.Tests;

public sealed class LessonCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Lesson_lists_the_lessons_and_their_files_exist()
    {
        Assert.Equal(Invocation.Run("lesson", "list").Output, Invocation.Run("lesson").Output);
        using JsonDocument list = JsonDocument.Parse(Invocation.Run("lesson", "list", "--json").Output);
        JsonElement[] lessons = [.. list.RootElement.GetProperty("lessons").EnumerateArray()];
        Assert.Equal(Enumerable.Range(1, 8), lessons.Select(lesson => lesson.GetProperty("lesson").GetInt32()));
        Assert.All(lessons, lesson => Assert.All(["page", "starter", "teacher_note"], file =>
            Assert.True(File.Exists(Path.Combine(Repository.Root, lesson.GetProperty(file).GetString()!)), file)));
    }

    [Fact]
    public void Json_names_the_state_and_the_step_of_a_counterexample()
    {
        string domain = LessonFiles.Page("docs/lessons/teacher/02-actions.md").Cells.Single(cell => cell.Is("solution")).Text
            .Replace("(not (clear ?to))", "", StringComparison.Ordinal);
        Invocation result = Invocation.Run("lesson", "check", "2", folder.Write("domain.pddl", domain), "--json");
        Assert.Equal(12, result.ExitCode);
        using JsonDocument verdict = JsonDocument.Parse(result.Output);
        Assert.False(verdict.RootElement.GetProperty("passed").GetBoolean());
        JsonElement finding = verdict.RootElement.GetProperty("findings")[0];
        Assert.StartsWith("(clear cube1)", finding.GetProperty("state").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("(move cube1 ", finding.GetProperty("step").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(" false", finding.GetProperty("expected").GetString(), StringComparison.Ordinal);
        Assert.EndsWith(" true", finding.GetProperty("found").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(finding.GetProperty("hint").GetString()!);
    }

    [Theory]
    [InlineData("lesson check 9 FILE", "There is no lesson 9; there are 1 to 8")]
    [InlineData("lesson check 0 FILE", "There is no lesson 0")]
    [InlineData("lesson check two FILE", "N is 'two' but the number of a lesson is expected")]
    [InlineData("lesson check 2", "'./neurosym lesson check --help' shows what is possible.")]
    [InlineData("lesson check", "'./neurosym lesson check --help' shows what is possible.")]
    [InlineData("lesson chek 2 FILE", "shows what is possible.")]
    public void Bad_usage_is_a_sentence(string command, string sentence)
    {
        Invocation result = Invocation.Run([.. command.Split(' ').Select(word => word.Replace("FILE", folder.Write("f", "x"), StringComparison.Ordinal))]);
        Assert.Equal(30, result.ExitCode);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Hostile_files_are_refused_by_a_sentence(int number)
    {
        // no plan, no weight and no sub-goal are answers, only poor ones; a plan's steps may lack their parentheses
        Check(number, "", number is 3 or 4 or 5 ? 12 : 31);
        Check(number, "\0\u0001\u0002ÿ", 31);
        Check(number, "lorem ipsum, dolor", number is 3 ? 12 : 31);
        Check(number, new string('(', 100_000), 31);
        Check(number, new string('[', 100_000), 31);
        Check(number, "(define (domain d) (:action a :parameters (?x) :effect (p ?x)", 31);
        Check(number, "{ \"after_step\": [1, \"lamp\": 3 } }", 31);
        Check(number, new string(';', 17 << 20), 31);
        Assert.Equal(31, Invocation.Run("lesson", "check", $"{number}", folder.Path).ExitCode);
        Assert.Equal(31, Invocation.Run("lesson", "check", $"{number}", folder.File("none")).ExitCode);
        Assert.Equal(31, Invocation.Run("lesson", "check", $"{number}", Path.Combine(Repository.Root, "docs/lessons/pictures/table.png")).ExitCode);
    }

    [Theory]
    [InlineData(6, "{ \"lamp\": 3 }", "in 'lamp', answers in braces are expected")]
    [InlineData(6, "{ \"lamp\": { \"wrong\": [3] } }", "in 'lamp.wrong', a list of texts")]
    [InlineData(6, "{ \"lamp\": { \"wrong\": [\"cube1\"] } }", "in 'lamp.wrong', 'cube1' is none")]
    [InlineData(7, "{ \"after_step\": true }", "in 'after_step', a number, or \"none\", is expected")]
    [InlineData(7, "[1]", "answers are a JSON object")]
    [InlineData(8, "{ \"run\": 8 }", "in 'run', a text in quotation marks is expected")]
    [InlineData(8, "{ \"run\": \"nowhere\" }", "'nowhere', which 'run' names, is no folder of a run: it has no episodes.csv.")]
    [InlineData(8, "{ \"symbols\": \"nms\" }", "has no episodes of hanoi-3 with the agent 'nms'; it has hanoi-3 with nsm-scripted")]
    [InlineData(4, "(on cube1 cube9) 2", "answer:1:1: there is no 'cube9' on this table")]
    [InlineData(4, "(on cube1 left) two", "answer:1:17: one fact and a whole number are expected")]
    [InlineData(4, "(on cube1 left) 1\n(on cube1 left) 2", "answer:2:1: (on cube1 left) has a weight already")]
    [InlineData(5, "(over cube1 left)", "answer:1:1: there is no predicate 'over'")]
    [InlineData(5, "(on cube1 left", "answer:1:1: this parenthesis is never closed")]
    [InlineData(5, "(on cube1 left) 3", "answer:1:17: the line should hold facts alone")]
    public void An_answer_of_another_kind_is_refused_with_its_place(int number, string answer, string sentence)
    {
        Invocation result = Check(number, answer, 31);
        Assert.Contains(sentence, result.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private Invocation Check(int number, string answer, int exitCode)
    {
        Invocation result = Invocation.Run("lesson", "check", $"{number}", folder.Write("answer", answer));
        string shown = answer.Length < 100 ? answer : $"{answer[..20]}...";
        Assert.True(exitCode == result.ExitCode, $"{shown}: {result.ExitCode}\n{result.Error}{result.Output}");
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        Assert.Equal(exitCode == 31, result.Error.StartsWith("neurosym: ", StringComparison.Ordinal));
        return result;
    }
}
