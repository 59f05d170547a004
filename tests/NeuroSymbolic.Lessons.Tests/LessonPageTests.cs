using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroSymbolic.Cli.Tests;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons.Tests;

/// <summary>What the pages show is read and run.</summary>
public sealed partial class LessonPageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

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
            if (cells[i].Value("file") is { } file)
            {
                folder.Write(file, cells[i].Text);
            }

            string[] commands = cells[i].Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            if (cells[i].Language != "sh" || cells[i].Is("yours") || !Array.TrueForAll(commands, IsQuick))
            {
                continue;
            }

            Invocation last = Invocation.Run(Words(Assert.Single(commands)));
            string expectedCode = cells[i].Value("exit") ?? "0";
            Assert.True(expectedCode == $"{last.ExitCode}", $"line {cells[i].Line}: {last.ExitCode}\n{last.Output}{last.Error}");
            if (i + 1 < cells.Length && cells[i + 1].Language == "text")
            {
                string printed = Lines(last.Error + last.Output);
                Assert.True(IsPrinted(Lines(cells[i + 1].Text).Split('\n'), printed.Split('\n')), $"line {cells[i + 1].Line} is not what is printed:\n{printed}");
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private static bool IsQuick(string command) => command.Split(' ') is ["./neurosym", var name, ..] && Quick.Contains(name);

    private string[] Words(string command) => [.. Word().Matches(command).Skip(1).Select(match => match.Value.Trim('"') switch
    {
        var word when File.Exists(folder.File(word)) => folder.File(word),
        var word when word.StartsWith("docs/", StringComparison.Ordinal) || word.StartsWith("domains/", StringComparison.Ordinal) => Path.Combine(Repository.Root, word),
        var word => word,
    })];

    // a line of three dots stands for any lines
    private static bool IsPrinted(string[] expected, string[] printed)
    {
        HashSet<int> places = [0];
        foreach (string line in expected)
        {
            places = line.Trim() == "..."
                ? [.. Enumerable.Range(places.Min(), printed.Length - places.Min() + 1)]
                : [.. places.Where(place => place < printed.Length && IsSame(line, printed[place])).Select(place => place + 1)];
            if (places.Count == 0)
            {
                return false;
            }
        }

        return places.Contains(printed.Length);
    }

    // beliefs and positions differ in their last digit between processors
    private static bool IsSame(string expected, string printed) => expected == printed
        || (expected.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var left && printed.Split(' ', StringSplitOptions.RemoveEmptyEntries) is var right
            && left.Length == right.Length
            && left.Zip(right).All(pair => pair.First == pair.Second
                || (pair.First.Contains('.', StringComparison.Ordinal) && double.TryParse(pair.First, CultureInfo.InvariantCulture, out double one)
                    && double.TryParse(pair.Second, CultureInfo.InvariantCulture, out double other) && Math.Abs(one - other) <= 0.2)));

    // times are those of the machine, and folders those of the test
    private string Lines(string text) => Milliseconds().Replace(text.TrimEnd(), "# ms")
        .Replace(Repository.Root + "/", "", StringComparison.Ordinal).Replace(folder.Path + "/", "", StringComparison.Ordinal);

    private static PddlDomain Load(string file) => PddlDomain.Load(Path.Combine(Repository.Root, file));

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\d+ ms")]
    private static partial Regex Milliseconds();
}
