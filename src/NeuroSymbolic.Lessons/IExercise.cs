using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>Judges the answers to one exercise.</summary>
internal interface IExercise
{
    /// <summary>Judges an answer. What is wrong with its meaning is a finding; what cannot be read at all is an exception.</summary>
    /// <param name="answer">The answer's text; it ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <param name="root">The checkout, in which domains, problems and pictures lie.</param>
    /// <exception cref="InputException">The answer cannot be read; the message has the place.</exception>
    LessonVerdict Check(SourceText answer, string root);
}
