namespace NeuroSymbolic.Lessons.Tests;

/// <summary>The pages, notes and starting files of the lessons, as the tests read them.</summary>
internal static class LessonFiles
{
    public static TheoryData<int> Numbers { get; } = [.. LessonCatalogue.All.Select(lesson => lesson.Number)];

    public static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    public static LessonPage Page(string file) => LessonPage.Parse(Text(file));

    /// <summary>A note's solution with some lines exchanged: <c>- a line of it</c> then <c>+ what stands there instead</c>.</summary>
    public static string Apply(string diff, string solution)
    {
        List<string> lines = [.. solution.Split('\n')];
        int place = -1;
        foreach (string change in diff.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string content = change.Length > 2 ? change[2..] : "";
            if (change[0] == '-')
            {
                place = lines.FindIndex(line => line.Trim() == content.Trim());
                Assert.True(place >= 0, $"The solution has no line '{content.Trim()}'.");
                lines.RemoveAt(place);
            }
            else if (change[0] == '+')
            {
                Assert.True(place >= 0, "A line that goes comes before those that stand in its place.");
                lines.Insert(place++, content);
            }
        }

        return string.Join('\n', lines);
    }
}
