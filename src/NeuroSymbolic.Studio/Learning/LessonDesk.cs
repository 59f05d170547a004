using Microsoft.AspNetCore.Http;
using NeuroSymbolic.Lessons;

namespace NeuroSymbolic.Studio;

/// <summary>The lessons: their pages and pictures, and whether an exercise is done.</summary>
/// <param name="places">Where they are.</param>
internal sealed class LessonDesk(StudioPlaces places)
{
    private const int LongestTitle = 100;

    /// <summary>The lessons there are.</summary>
    public IReadOnlyList<LessonEntry> List() => [.. Pages().Select(path => new LessonEntry(Path.GetFileNameWithoutExtension(path), Title(path)))];

    /// <summary>The text of a lesson, with its exercise if it has one.</summary>
    /// <exception cref="RefusalException">There is none of that name.</exception>
    public LessonAnswer Read(string name)
    {
        // names are compared with those that there are, and so never become a path
        string path = Pages().FirstOrDefault(path => Path.GetFileNameWithoutExtension(path) == name) ?? throw Missing();
        ExerciseSet? exercise = Find(name) is { } lesson
            ? new ExerciseSet(lesson.Number, lesson.Task, lesson.StarterName, File.ReadAllText(Path.Combine(places.Root, lesson.Starter)))
            : null;
        return new LessonAnswer(Title(path), File.ReadAllText(path), exercise);
    }

    /// <summary>What the checker says of an answer.</summary>
    /// <exception cref="RefusalException">There is no such exercise.</exception>
    /// <exception cref="Core.InputException">The answer cannot be read; the message has the place.</exception>
    public VerdictAnswer Check(CheckQuestion asked, CancellationToken cancellation)
    {
        Lesson lesson = Find(asked.Lesson) ?? throw Missing();
        LessonVerdict verdict = LessonCheck.CheckText(lesson.Number, asked.Answer, lesson.StarterName, places.Root, cancellation);
        return new VerdictAnswer(verdict.IsPassed, [.. verdict.Findings.Select(finding => new FindingTold(finding.Sentence, finding.Hint, finding.State))], verdict.Notes);
    }

    /// <summary>Serves a picture of the lessons.</summary>
    /// <exception cref="RefusalException">There is none of that name.</exception>
    public Task ServePicture(HttpContext context, string name) => Serve(context, "pictures", name, "image/png");

    /// <summary>Serves a file to begin with.</summary>
    /// <exception cref="RefusalException">There is none of that name.</exception>
    public Task ServeStarter(HttpContext context, string name) => Serve(context, "starters", name, "text/plain; charset=utf-8");

    private async Task Serve(HttpContext context, string folder, string name, string type)
    {
        string all = Path.Combine(places.Lessons, folder);
        string path = (Directory.Exists(all) ? Directory.GetFiles(all) : []).FirstOrDefault(path => Path.GetFileName(path) == name)
            ?? throw new RefusalException(404, "The lessons have no file of that name.");
        context.Response.ContentType = type;
        await context.Response.SendFileAsync(path, context.RequestAborted).ConfigureAwait(false);
    }

    private static Lesson? Find(string name) => LessonCatalogue.All.FirstOrDefault(lesson => lesson.Name == name);

    private IEnumerable<string> Pages() => Directory.Exists(places.Lessons)
        ? Directory.GetFiles(places.Lessons, "*.md").Where(path => Path.GetFileName(path) != "README.md").Order(StringComparer.Ordinal)
        : [];

    private static string Title(string path)
    {
        string line = File.ReadLines(path).FirstOrDefault(line => line.StartsWith("# ", StringComparison.Ordinal)) ?? "";
        string title = line.TrimStart('#', ' ');
        return title is "" or { Length: > LongestTitle } ? Path.GetFileNameWithoutExtension(path) : title;
    }

    private static RefusalException Missing() => new(404, "There is no lesson of that name; /api/menu lists those there are.");
}
