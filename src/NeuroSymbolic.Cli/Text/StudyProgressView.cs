using System.Globalization;
using NeuroSymbolic.Experiments;
using Spectre.Console;

namespace NeuroSymbolic.Cli;

/// <summary>Runs a study and shows how far it is: a bar on a terminal, a line every ten episodes elsewhere.</summary>
internal static class StudyProgressView
{
    private const int EpisodesPerLine = 10;

    public static RunSummary Run(Study study, RunFolder folder, Surroundings surroundings)
    {
        if (study.RestsBefore(folder))
        {
            surroundings.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"neurosym: measuring for {study.RestTime.TotalSeconds} s what the machine draws at rest{(study.Manifest.Study is null ? "" : ", and again at the end")}"));
        }

        return surroundings.ErrorIsTerminal
            ? RunWithBar(study, folder, surroundings)
            : study.Run(
                folder,
                progress => WriteLine(progress, surroundings.Error),
                words => surroundings.Error.WriteLine($"neurosym: {words}"),
                surroundings.Cancellation);
    }

    private static void WriteLine(StudyProgress progress, TextWriter error)
    {
        if (progress.Finished % EpisodesPerLine == 0 || progress.Finished == progress.Total)
        {
            error.WriteLine(Words(progress));
        }
    }

    private static RunSummary RunWithBar(Study study, RunFolder folder, Surroundings surroundings)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(surroundings.Error) });
        return console.Progress()
            .Columns(new ProgressBarColumn(), new TaskDescriptionColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("first episode", maxValue: study.Manifest.Options.Keys().Count());
                task.Value = folder.Table.Rows.Count;
                return study.Run(
                    folder,
                    progress =>
                    {
                        task.Value = progress.Finished;
                        task.Description = Markup.Escape(Words(progress));
                    },
                    words => console.WriteLine($"neurosym: {words}"),
                    surroundings.Cancellation);
            });
    }

    private static string Words(StudyProgress progress)
    {
        string left = progress.Left is TimeSpan time && progress.Finished < progress.Total ? $", {Words(time)} left" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{progress.Finished} of {progress.Total} episodes, {100.0 * progress.Successes / progress.Finished:F1} % succeeded{left}");
    }

    private static string Words(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => "less than a minute",
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"about {Math.Ceiling(time.TotalMinutes)} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"about {(int)time.TotalHours} h {time.Minutes} min"),
    };
}
