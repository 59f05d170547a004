using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Perception;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 6: what the network gets wrong in two pictures, and whether its doubt gives it away. The network is asked anew each
/// time.</summary>
internal sealed class PictureExercise : IExercise
{
    private static readonly string[] Pictures = ["lamp", "tinted"];

    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        AnswerFile answers = AnswerFile.Read(answer);
        PddlProblem table = PddlProblem.Parse(Resource.Text("table.pddl"), Towers.Domain(root, answer.Cancellation), "table.pddl");
        using var perception = new CameraPerception(TaskDescription.Load(Path.Combine(root, "domains"), "hanoi-3").Domain);
        var findings = new List<Finding>();
        foreach (string name in Pictures)
        {
            answer.Cancellation.ThrowIfCancellationRequested();
            CameraImage picture = PictureFile.Read(Path.Combine(root, "docs", "lessons", "pictures", name + ".png"));
            findings.AddRange(Judge(name, answers.Part(name), perception.See(picture, robot: null).Scene, table.Init));
        }

        return LessonVerdict.Of(findings, findings.Count == 0
            ? ["A threshold makes a robot careful only where its network knows that it does not know."]
            : []);
    }

    private static IEnumerable<Finding> Judge(string name, AnswerFile answers, SceneEstimate scene, FactSet table)
    {
        FactSet wrong = scene.Facts.Except(table);
        if (answers.Facts("wrong") is not { } said)
        {
            yield return new Finding(
                $"You have not yet said which facts of '{name}' are wrong.", $"./neurosym perceive docs/lessons/pictures/{name}.png --task hanoi-3 prints what the network believes; the table is that of lesson 1.");
            yield break;
        }

        if (said.Except(wrong).FirstOrDefault() is { } odd)
        {
            yield return new Finding(
                $"Your list for '{name}' has {odd}, {(scene.Facts.Contains(odd) ? "which is believed and true of the table" : "which the network does not believe")}.",
                "Wrong is what the network believes and the table of lesson 1 does not show.")
            {
                Found = odd.ToString(),
            };
            yield break;
        }

        if (wrong.Except(said) is { Count: > 0 } lacking)
        {
            yield return new Finding(
                $"Your list for '{name}' lacks {(lacking.Count == 1 ? "a fact" : string.Create(CultureInfo.InvariantCulture, $"{lacking.Count} facts"))} that the network believes and the table does not show.",
                "Hold each line that perceive prints against the picture, also what it says of cubes that are not there.");
            yield break;
        }

        if (answers.Number("threshold_percent") is not { } percent)
        {
            yield return new Finding(
                $"You have not yet given a threshold for '{name}'.", $"A robot acts on a fact when the belief in it is at least so many percent. Where no number keeps the wrong facts out and lets the right ones in, the answer is \"{AnswerFile.None}\".");
        }
        else if (Threshold(name, percent, scene, wrong) is { } finding)
        {
            yield return finding;
        }
    }

    private static Finding? Threshold(string name, double percent, SceneEstimate scene, FactSet wrong)
    {
        Fact surestWrong = wrong.MaxBy(scene.Confidence)!;
        Fact leastRight = scene.Facts.Except(wrong).MinBy(scene.Confidence)!;
        bool isPossible = scene.Confidence(surestWrong) < scene.Confidence(leastRight);
        if (double.IsNaN(percent))
        {
            return isPossible
                ? new Finding(
                    $"For '{name}' there is a threshold that keeps all wrong facts out and lets all right ones in.", "Sort the facts by the belief in them: where do the wrong ones end?")
                : null;
        }

        return 100 * scene.Confidence(surestWrong) >= percent ? Refuse(surestWrong, "act on", "which is wrong")
            : 100 * scene.Confidence(leastRight) < percent ? Refuse(leastRight, "refuse", "which is right")
            : null;

        Finding Refuse(Fact fact, string what, string judgement) => new(
            string.Create(CultureInfo.InvariantCulture, $"At {percent} percent a robot would {what} {fact} of '{name}', {judgement}: the belief in it is {100 * scene.Confidence(fact):F1} percent."),
            $"All wrong facts have to be below the threshold and all right ones at it or above. If that cannot be, the answer is \"{AnswerFile.None}\".")
        {
            Found = fact.ToString(),
        };
    }
}
