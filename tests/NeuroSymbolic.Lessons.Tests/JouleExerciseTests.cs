using NeuroSymbolic.Cli.Tests;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Lessons.Tests;

public sealed class JouleExerciseTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static string Solution => LessonFiles.Page("docs/lessons/teacher/08-counting-joules.md").Cells.Single(cell => cell.Is("solution")).Text;

    [Fact]
    public void Figures_of_another_run_are_held_against_its_rows()
    {
        string rows = LessonFiles.Text("docs/lessons/starters/08-run/episodes.csv");
        folder.Write("episodes.csv", rows.Replace("2.230563,2.230563", "4.230563,4.230563", StringComparison.Ordinal));
        string answer = folder.Write("answer.json", Solution.Replace("docs/lessons/starters/08-run", folder.Path, StringComparison.Ordinal));

        Invocation result = Invocation.Run("lesson", "check", "8", answer);

        Assert.Equal(12, result.ExitCode);
        Assert.Contains("vla in hanoi-3 does not take 2.09 J to decide in an episode.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_from_anybody_reads_nothing_outside_the_checkout()
    {
        folder.Write("episodes.csv", LessonFiles.Text("docs/lessons/starters/08-run/episodes.csv"));
        foreach (string outside in new[] { folder.Path, Path.GetRelativePath(Repository.Root, folder.Path), "docs/../..", "/" })
        {
            string answer = Solution.Replace("docs/lessons/starters/08-run", outside, StringComparison.Ordinal);
            InputException refusal = Assert.Throws<InputException>(() => LessonCheck.CheckText(8, answer, "answer", Repository.Root));
            Assert.DoesNotContain(Repository.Root, refusal.Message, StringComparison.Ordinal);
        }

        Assert.True(LessonCheck.CheckText(8, Solution, "answer", Repository.Root).IsPassed);
    }

    public void Dispose() => folder.Dispose();
}
