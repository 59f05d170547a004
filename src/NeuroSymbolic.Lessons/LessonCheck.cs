using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>Checks answers to exercises.</summary>
public static class LessonCheck
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(30);

    /// <summary>Checks a file.</summary>
    /// <param name="number">Of the lesson.</param>
    /// <param name="path">The answer.</param>
    /// <param name="root">The checkout, in which domains, problems and pictures lie.</param>
    /// <param name="cancellation">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="UsageException">There is no such lesson.</exception>
    /// <exception cref="InputException">The file cannot be read; the message has the place.</exception>
    public static LessonVerdict Check(int number, string path, string root, CancellationToken cancellation = default) =>
        Judge(number, limit => SourceText.FromFile(path, limit), root, isConfined: false, cancellation);

    /// <summary>Checks a text, as an editor has it. It may come from anybody: nothing outside the checkout is read for it.</summary>
    /// <param name="number">Of the lesson.</param>
    /// <param name="text">The answer.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="root">The checkout, in which domains, problems and pictures lie.</param>
    /// <param name="cancellation">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="UsageException">There is no such lesson.</exception>
    /// <exception cref="InputException">The text cannot be read; the message has the place.</exception>
    public static LessonVerdict CheckText(int number, string text, string name, string root, CancellationToken cancellation = default) =>
        Judge(number, limit => new SourceText(text, name, limit), root, isConfined: true, cancellation);

    private static LessonVerdict Judge(int number, Func<CancellationToken, SourceText> read, string root, bool isConfined, CancellationToken cancellation)
    {
        IExercise exercise = Exercise(LessonCatalogue.Find(number), isConfined);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);
        try
        {
            return exercise.Check(read(limit.Token), root);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return LessonVerdict.NotYet(
                $"Checking this takes longer than {TimeLimit.TotalSeconds:F0} seconds.",
                "A sensible answer takes a second or two. Look for parameters or quantifiers that are not needed: each multiplies the work.");
        }
    }

    private static IExercise Exercise(Lesson lesson, bool isConfined) => lesson.Number switch
    {
        1 => new StateExercise(),
        2 => new ModelExercise(),
        3 => new PlanExercise(),
        4 => new HeuristicExercise(),
        5 => new SplitExercise(),
        6 => new PictureExercise(),
        7 => new SurpriseExercise(),
        _ => new JouleExercise(isConfined),
    };
}
