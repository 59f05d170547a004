using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace NeuroSymbolic.Cli.Tests;

/// <summary>What only a process of its own can show: exit codes, missing libraries, and being killed.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Exit_code_and_streams_are_those_of_the_command()
    {
        (int exitCode, string output, string error) = Finish(Start(["plan", "none.pddl"]));

        Assert.Equal((31, "", "neurosym: The problem file none.pddl does not exist.\n"), (exitCode, output, error));
    }

    [Fact]
    public void Doctor_names_what_is_missing_and_how_to_get_it()
    {
        (int exitCode, string output, _) = Finish(Start(["doctor", "--json"], ("PATH", folder.Path)));

        Assert.Equal(32, exitCode);
        JsonElement root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(["ffmpeg"], root.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
        JsonElement check = root.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("name").GetString() == "ffmpeg");
        Assert.Contains("install the package ffmpeg", check.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.All(root.GetProperty("checks").EnumerateArray().Take(5), found => Assert.Equal("ok", found.GetProperty("status").GetString()));
    }

    [Theory]
    [InlineData(false, "The library libz3 cannot be loaded; install the package libz3-4")]
    [InlineData(true, "The library libz3 is of a version that lacks what is needed; install the package libz3-4")]
    public void Without_a_Z3_that_works_search_plans_and_proves_alone(bool isLibrary, string sentence)
    {
        // a file that is no library, or another library, in the place of Z3
        string fake = folder.File("libz3.so.4");
        if (isLibrary)
        {
            File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"), fake);
        }
        else
        {
            File.WriteAllText(fake, "no library");
        }

        // so high that search cannot have its proof before the solver has found out that it has no library
        const int Discs = 11;
        string problem = Tower(Discs);
        (int exitCode, string output, string error) = Finish(Start(["plan", problem, "--optimal"], ("LD_LIBRARY_PATH", folder.Path)));
        (int exitCodeOfZ3, string outputOfZ3, string errorOfZ3) =
            Finish(Start(["plan", problem, "--engine", "smt"], ("LD_LIBRARY_PATH", folder.Path)));

        Assert.Equal(0, exitCode);
        Assert.Contains($"; {(1 << Discs) - 1} steps, proved shortest by search", output, StringComparison.Ordinal);
        Assert.StartsWith($"neurosym: warning: planned by search alone: {sentence}", error, StringComparison.Ordinal);
        Assert.Equal((32, ""), (exitCodeOfZ3, outputOfZ3));
        Assert.StartsWith($"neurosym: {sentence}", errorOfZ3, StringComparison.Ordinal);
        Assert.Single(errorOfZ3.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private string Tower(int discs)
    {
        string[] names = [.. Enumerable.Range(1, discs).Select(disc => $"disc{disc}")];
        File.Copy(
            Path.Combine(Repository.Root, "tests", "NeuroSymbolic.Planner.Benchmarks", "problems", "towers", "domain.pddl"), folder.File("domain.pddl"));
        return folder.Write("tower.pddl", $"""
            (define (problem tower) (:domain towers) (:objects {string.Join(' ', names)} - disc left middle right - peg)
              (:init (clear middle) (clear right) (clear disc1) {Stack("left")}
                {string.Join(' ', names.SelectMany((disc, at) => names[(at + 1)..].Concat(["left", "middle", "right"]).Select(thing => $"(fits {disc} {thing})")))})
              (:goal (and {Stack("right")})))
            """);

        string Stack(string peg) => string.Join(' ', names.Zip(names[1..].Append(peg), (disc, thing) => $"(on {disc} {thing})"));
    }

    [Theory]
    [InlineData("", "scene.xml:1:1: Root element is missing.")]
    [InlineData("<mujoco><worldbody", "scene.xml:1:19: ")]
    [InlineData("<mujoco/>", "scene.xml has no body named 'cube1', which domain.json lists as a movable object.")]
    public void Broken_scene_is_one_sentence_and_no_run(string scene, string expected)
    {
        string domain = Path.Combine(folder.Path, "domains", "hanoi");
        Directory.CreateDirectory(Path.Combine(domain, "tasks"));
        foreach (string file in (string[])["domain.json", "domain.pddl", Path.Combine("tasks", "hanoi-3.json")])
        {
            File.Copy(Path.Combine(Repository.Domains, "hanoi", file), Path.Combine(domain, file));
        }

        File.WriteAllText(Path.Combine(domain, "scene.xml"), scene);
        Directory.CreateSymbolicLink(folder.File("src"), Path.Combine(Repository.Root, "src"));
        Directory.CreateSymbolicLink(folder.File("simulations"), Path.Combine(Repository.Root, "simulations"));
        (int exitCode, _, string error) = Finish(Start(
            ["run", "hanoi-3", "--agent", "nsm-oracle", "--episodes", "1", "--seed", "1", "--out", folder.File("run")],
            ("NEUROSYM_HOME", folder.Path)));

        Assert.Equal(31, exitCode);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("run", "--agent", "nsm-oracle", "--video", "all")]
    [InlineData("demos", "--format", "lerobot")]
    public void Videos_without_ffmpeg_are_refused_before_the_first_episode(string command, params string[] options)
    {
        (int exitCode, _, string error) = Finish(Start(
            [command, "hanoi-move", "--episodes", "1", "--seed", "1", "--out", folder.File("run"), .. options],
            ("PATH", folder.Path)));

        Assert.Equal(32, exitCode);
        Assert.Equal("neurosym: There is no ffmpeg on the PATH, which videos need; install the package ffmpeg.\n", error);
        Assert.False(Directory.Exists(folder.File("run")));
    }

    [Theory]
    [InlineData("run")]
    [InlineData("replicate")]
    public void Killed_run_keeps_its_rows_and_resumes_to_the_table_of_an_undisturbed_one(string command)
    {
        string study = SmallStudy.Write(folder, "nsm-oracle");
        string[] Command(string name) =>
        [
            .. command == "run" ? (string[])["run", "hanoi-move", "--agent", "nsm-oracle"] : ["replicate", study],
            "--episodes", "12", "--seed", "3", "--out", folder.File(name),
        ];
        Finish(Start(Command("undisturbed")));
        using (Process run = Start(Command("killed")))
        {
            while (Rows("killed").Length < 4 && !run.HasExited)
            {
                Thread.Yield();
            }

            run.Kill();
            run.WaitForExit();
        }

        string[] kept = [.. Rows("killed")];
        (int exitCode, _, string error) = Finish(Start([.. Command("killed"), "--resume", "--jobs", "2"]));

        Assert.Equal((0, "12 of 12 episodes, 100.0 % succeeded\n"), (exitCode, error.Replace(
            "10 of 12 episodes, 100.0 % succeeded, less than a minute left\n", "", StringComparison.Ordinal)));
        Assert.InRange(kept.Length, 3, 12);
        Assert.Equal(kept.Skip(1).SkipLast(1), Rows("killed").Skip(1).Take(kept.Length - 2));
        Assert.Equal(Rows("undisturbed").Select(WithoutTimes), Rows("killed").Select(WithoutTimes));
    }

    [Fact]
    public void Interrupted_run_ends_with_one_sentence_and_a_summary()
    {
        using Process run = Start(["run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "500", "--seed", "3", "--out", folder.File("run")]);
        while (Rows("run").Length < 3 && !run.HasExited)
        {
            Thread.Yield();
        }

        Process.Start("kill", ["-INT", $"{run.Id}"]).WaitForExit();
        (int exitCode, _, string error) = Finish(run);

        Assert.Equal(130, exitCode);
        Assert.EndsWith("neurosym: ended by the user\n", error, StringComparison.Ordinal);
        Assert.Contains("\"complete\": false", File.ReadAllText(folder.File("run/summary.json")), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "neurosym.dll");
        var start = new ProcessStartInfo(Environment.ProcessPath!, [program, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static (int ExitCode, string Output, string Error) Finish(Process process)
    {
        using (process)
        {
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
    }

    private string[] Rows(string run) =>
        File.Exists(folder.File($"{run}/episodes.csv")) ? File.ReadAllLines(folder.File($"{run}/episodes.csv")) : [];

    // from wall_seconds to total_j: times, and the joules that processor time is turned into
    private static string WithoutTimes(string row)
    {
        string[] cells = row.Split(',');
        return string.Join(',', [.. cells[..13], .. cells[22..]]);
    }
}
