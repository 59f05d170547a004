using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary><c>reproduce DIR/run.json</c>: runs what a run did once more and says in what the two differ.</summary>
internal static class ReproduceCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var manifest = new Argument<string>("manifest") { Description = "The run's run.json.", HelpName = "DIR/run.json" };
        var output = new Option<string?>("--out") { Description = "Folder for the new run; DIR-reproduced if left out.", HelpName = "folder" };
        Option<int> jobs = OptionFactory.Whole("--jobs", "Episodes at the same time.", 1, @default: 1);
        var command = new Command(
            "reproduce", "Run again what a run did and print the differences; exit 0 when there are none, 1 when there are some.")
        {
            manifest, output, jobs,
        };
        command.SetAction(parsed =>
        {
            RunContents before = RunContents.Read(FolderOf(parsed.GetValue(manifest)!));
            string path = parsed.GetValue(output) ?? $"{Path.TrimEndingDirectorySeparator(before.Folder)}-reproduced";
            if (File.Exists(RunFolder.ManifestPath(path)))
            {
                throw new UsageException($"{path} already holds a run; give --out another folder.");
            }

            // the command as it was given: a run that is made again twice is still the same run
            using var study = Study.Prepare(
                Installation.Root(), before.Manifest.Options with { Jobs = parsed.GetValue(jobs) }, before.Manifest.Command);
            using (RunFolder folder = RunFolder.Open(path, study.Manifest, resume: false))
            {
                StudyProgressView.Run(study, folder, surroundings);
            }

            return Compare(before, RunContents.Read(path), surroundings.Output);
        });
        return command;
    }

    private static int Compare(RunContents before, RunContents after, TextWriter output)
    {
        string[] differences = [.. RunDifference.Between(before, after)];
        foreach (string difference in differences)
        {
            output.WriteLine(difference);
        }

        output.WriteLine(differences is []
            ? $"{before.Folder} and {after.Folder} agree in {after.Rows.Length} episodes: versions, summary and every column but wall times "
                + "and the energy of computing."
            : $"{before.Folder} and {after.Folder} differ in {(differences.Length == 1 ? "one place" : $"{differences.Length} places")}.");
        return differences is [] ? ExitCode.Success : ExitCode.Different;
    }

    private static string FolderOf(string manifest)
    {
        if (Directory.Exists(manifest))
        {
            throw new UsageException($"{manifest} is a folder; its file run.json is expected.");
        }

        return File.Exists(manifest) && Path.GetFileName(manifest) == "run.json"
            ? Path.GetDirectoryName(manifest) is { Length: > 0 } folder ? folder : "."
            : throw new UsageException($"There is no run.json at {manifest}; give the one in the folder that 'neurosym run --out' wrote.");
    }
}
