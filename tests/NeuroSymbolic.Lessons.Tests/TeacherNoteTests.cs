using NeuroSymbolic.Cli.Tests;

namespace NeuroSymbolic.Lessons.Tests;

/// <summary>What the notes for teachers promise is read from them, so that they cannot drift.</summary>
public sealed class TeacherNoteTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public static TheoryData<int> Numbers => LessonFiles.Numbers;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_solution_passes(int number)
    {
        Invocation result = Check(number, Solution(number));
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Contains("passed.", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_common_mistake_gets_the_sentence_that_the_note_promises(int number)
    {
        LessonPage note = LessonFiles.Page(LessonCatalogue.Find(number).TeacherNote);
        int mistakes = 0;
        for (int i = 0; i < note.Cells.Length; i++)
        {
            LessonCell mistake = note.Cells[i];
            if (!mistake.Is("mistake"))
            {
                continue;
            }

            LessonCell says = note.Cells[i + 1];
            Assert.Equal("says", says.Language);
            Invocation result = Check(number, mistake.Language == "diff" ? LessonFiles.Apply(mistake.Text, Solution(number)) : mistake.Text);
            int exitCode = mistake.Value("exit") is { } code ? int.Parse(code, System.Globalization.CultureInfo.InvariantCulture) : 12;
            string said = result.Output + result.Error;
            Assert.True(exitCode == result.ExitCode, $"line {mistake.Line}: {result.ExitCode}\n{said}");
            foreach (string line in says.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                Assert.True(said.Contains(line.Trim(), StringComparison.Ordinal), $"line {mistake.Line} is promised\n{line}\nand the checker says\n{said}");
            }

            mistakes++;
        }

        Assert.True(mistakes >= 3, $"the note names {mistakes} mistakes");
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void The_file_to_begin_with_is_not_passed_and_gets_a_hint(int number)
    {
        Invocation result = Check(number, LessonFiles.Text(LessonCatalogue.Find(number).Starter));
        Assert.True(result.ExitCode == 12, result.Output + result.Error);
        Assert.Contains("not yet.", result.Output, StringComparison.Ordinal);
        Assert.Contains("Hint: ", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Neither_page_nor_starting_file_gives_the_solution_away(int number)
    {
        Lesson lesson = LessonCatalogue.Find(number);
        Assert.DoesNotContain(Solution(number), LessonFiles.Text(lesson.Page), StringComparison.Ordinal);
        foreach (LessonCell cell in LessonFiles.Page(lesson.Page).Cells.Where(cell => cell.Language is not ("sh" or "text")))
        {
            int exitCode = Check(number, cell.Text).ExitCode;
            Assert.True(exitCode != 0, $"the block in line {cell.Line} of {lesson.Page} passes");
        }
    }

    public void Dispose() => folder.Dispose();

    private static string Solution(int number) =>
        Assert.Single(LessonFiles.Page(LessonCatalogue.Find(number).TeacherNote).Cells, cell => cell.Is("solution")).Text;

    private Invocation Check(int number, string answer) =>
        Invocation.Run("lesson", "check", $"{number}", folder.Write("answer", answer));
}
