using System.Collections.Immutable;
using System.Text.RegularExpressions;
using NeuroSymbolic.Cli.Tests;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons.Tests;

/// <summary>What the pages show is read and run.</summary>
public sealed partial class LessonPageTests
{
    // the others need the simulator, or minutes
    private static readonly string[] Quick = ["plan", "validate", "perceive", "lesson"];

    public static TheoryData<int> Numbers => LessonFiles.Numbers;

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_lesson_has_text_live_cells_and_an_exercise(int number)
    {
        Lesson lesson = LessonCatalogue.Find(number);
        string text = LessonFiles.Text(lesson.Page);
        Assert.StartsWith($"# {number}. {lesson.Title}\n", text, StringComparison.Ordinal);
        Assert.Contains("\n## Exercise\n", text, StringComparison.Ordinal);
        Assert.Contains($"{lesson.StarterName}", text, StringComparison.Ordinal);
        Assert.Contains($"./neurosym lesson check {number} ", text, StringComparison.Ordinal);
        Assert.True(LessonPage.Parse(text).Cells.Length >= 3, "hardly a cell");
        Assert.InRange(text.Count(character => character == '\n'), 40, 160);
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Cells_of_a_lesson_are_what_they_say(int number)
    {
        PddlDomain domain = Load("domains/hanoi/domain.pddl");
        PddlProblem? problem = null;
        foreach (LessonCell cell in LessonFiles.Page(LessonCatalogue.Find(number).Page).Cells)
        {
            switch (cell.Language)
            {
                case "pddl" when cell.Is("domain"):
                    domain = PddlDomain.Parse(cell.Text);
                    break;
                case "pddl" when cell.Is("problem"):
                    problem = PddlProblem.Parse(cell.Text, domain);
                    break;
                case "pddl":
                    Assert.True(cell.Is("part"), $"line {cell.Line}: a cell of PDDL is a domain, a problem or a part");
                    break;
                case "plan":
                    PddlProblem asked = cell.Value("problem") is { } file ? PddlProblem.Load(Path.Combine(Repository.Root, file), domain)
                        : problem ?? throw new InvalidOperationException($"line {cell.Line}: a plan needs a problem before it");
                    ValidationResult result = PlanValidator.Validate(domain, asked, IpcPlanFile.Parse(cell.Text));
                    Assert.True(result.IsValid != cell.Is("broken"), $"line {cell.Line}: {result.Reason}");
                    break;
                default:
                    Assert.True(cell.Language is "sh" or "text" or "json", $"line {cell.Line}: there is no kind of cell {cell.Language}");
                    break;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Commands_of_a_lesson_print_what_stands_below_them(int number)
    {
        ImmutableArray<LessonCell> cells = LessonFiles.Page(LessonCatalogue.Find(number).Page).Cells;
        for (int i = 0; i < cells.Length; i++)
        {
            string[] commands = cells[i].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (cells[i].Language != "sh" || !Array.TrueForAll(commands, IsQuick))
            {
                continue;
            }

            Invocation? last = null;
            foreach (string command in commands)
            {
                last = Invocation.Run(Words(command));
            }

            string expectedCode = cells[i].Value("exit") ?? "0";
            Assert.True(expectedCode == $"{last!.ExitCode}", $"line {cells[i].Line}: {last.ExitCode}\n{last.Output}{last.Error}");
            if (i + 1 < cells.Length && cells[i + 1].Language == "text")
            {
                Printed(cells[i + 1], (last.Error + last.Output).Replace(Repository.Root + "/", "", StringComparison.Ordinal));
            }
        }
    }

    private static bool IsQuick(string command) => command.Split(' ') is ["./neurosym", var name, ..] && Quick.Contains(name);

    private static string[] Words(string command) => [.. Word().Matches(command).Skip(1).Select(match =>
        match.Value.Trim('"') is var word && (word.StartsWith("docs/", StringComparison.Ordinal) || word.StartsWith("domains/", StringComparison.Ordinal))
            ? Path.Combine(Repository.Root, word)
            : word)];

    // a line of three dots stands for any lines; times are those of the machine
    private static void Printed(LessonCell expected, string printed)
    {
        string[] found = Lines(printed);
        int next = 0;
        bool isFree = false;
        foreach (string line in Lines(expected.Text))
        {
            if (line.Trim() == "...")
            {
                isFree = true;
                continue;
            }

            int place = isFree ? Array.IndexOf(found, line, next) : next < found.Length && found[next] == line ? next : -1;
            Assert.True(place >= 0, $"line {expected.Line}: '{line}' is not what is printed:\n{printed}");
            next = place + 1;
            isFree = false;
        }

        Assert.True(isFree || next == found.Length, $"line {expected.Line}: more is printed:\n{printed}");
    }

    private static string[] Lines(string text) => Milliseconds().Replace(text.TrimEnd(), "# ms").Split('\n');

    private static PddlDomain Load(string file) => PddlDomain.Load(Path.Combine(Repository.Root, file));

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+ ms")]
    private static partial Regex Milliseconds();
}
