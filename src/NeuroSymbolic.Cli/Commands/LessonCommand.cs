using System.CommandLine;
using System.Text;
using System.Text.Json;
using NeuroSymbolic.Lessons;

namespace NeuroSymbolic.Cli;

/// <summary><c>lesson</c>, <c>lesson list</c> and <c>lesson check N FILE</c>: the lessons there are, and whether an exercise is done.</summary>
internal static class LessonCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("lesson", "List the lessons, or check an exercise.") { List(surroundings), Check(surroundings) };
        command.SetAction(_ => Write(surroundings, isJson: false));
        return command;
    }

    private static Command List(Surroundings surroundings)
    {
        Option<bool> json = OptionFactory.Json();
        var command = new Command("list", "List the lessons, their pages and the files to begin with.") { json };
        command.SetAction(parsed => Write(surroundings, parsed.GetValue(json)));
        return command;
    }

    private static Command Check(Surroundings surroundings)
    {
        var number = new Argument<int>("lesson")
        {
            Description = "The number of the lesson.",
            HelpName = "N",
            CustomParser = argument =>
            {
                if (int.TryParse(argument.Tokens[0].Value, out int value))
                {
                    return value;
                }

                argument.AddError($"N is '{argument.Tokens[0].Value}' but the number of a lesson is expected, such as 2");
                return 0;
            },
        };
        var file = new Argument<string>("file") { Description = "Your answer; each lesson names a file to begin with.", HelpName = "FILE" };
        Option<bool> json = OptionFactory.Json();
        var command = new Command("check", "Check an exercise; exit code 0 when it is passed and 12 when it is not yet.") { number, file, json };
        command.SetAction(parsed =>
        {
            Lesson lesson = LessonCatalogue.Find(parsed.GetValue(number));
            LessonVerdict verdict = LessonCheck.Check(lesson.Number, parsed.GetValue(file)!, Installation.Root(), surroundings.Cancellation);
            surroundings.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(
                    new LessonVerdictOutput(1, lesson.Number, lesson.Title, verdict.IsPassed, verdict.Findings, verdict.Notes), CliJsonContext.Default.LessonVerdictOutput)
                : Text(lesson, verdict));
            return verdict.IsPassed ? ExitCode.Success : ExitCode.BelowRequirement;
        });
        return command;
    }

    private static int Write(Surroundings surroundings, bool isJson)
    {
        surroundings.Output.WriteLine(isJson
            ? JsonSerializer.Serialize(
                new LessonListOutput(1, [.. LessonCatalogue.All.Select(lesson => new LessonOutput(
                    lesson.Number, lesson.Title, lesson.Task, lesson.Page, lesson.Starter, lesson.TeacherNote))]),
                CliJsonContext.Default.LessonListOutput)
            : string.Join('\n', LessonCatalogue.All.Select(lesson =>
                $"{lesson.Number}  {lesson.Title}\n   {lesson.Task}\n   read {lesson.Page}, begin with {lesson.Starter}")));
        return ExitCode.Success;
    }

    private static string Text(Lesson lesson, LessonVerdict verdict)
    {
        var text = new StringBuilder($"Lesson {lesson.Number}, {lesson.Title}: {(verdict.IsPassed ? "passed." : "not yet.")}");
        foreach (string note in verdict.Notes)
        {
            text.Append("\n  ").Append(note);
        }

        foreach (Finding finding in verdict.Findings)
        {
            text.Append("\n  ").Append(finding.Sentence).Append("\n    Hint: ").Append(finding.Hint);
        }

        return text.ToString();
    }
}
