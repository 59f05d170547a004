namespace NeuroSymbolic.Lessons;

/// <summary>One lesson: a page to read, an exercise with a file to begin with, and a note for who teaches it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Name">The name of its files without their endings, such as <c>01-facts-and-states</c>.</param>
/// <param name="Title">What it is about, in a few words.</param>
/// <param name="Task">What the exercise asks for, in a sentence.</param>
/// <param name="StarterName">The name of the file to begin with, in <c>docs/lessons/starters</c>.</param>
public sealed record Lesson(int Number, string Name, string Title, string Task, string StarterName)
{
    /// <summary>The page, relative to the checkout.</summary>
    public string Page => $"docs/lessons/{Name}.md";

    /// <summary>The file to begin with, relative to the checkout.</summary>
    public string Starter => $"docs/lessons/starters/{StarterName}";

    /// <summary>The note for teachers, relative to the checkout.</summary>
    public string TeacherNote => $"docs/lessons/teacher/{Name}.md";
}
