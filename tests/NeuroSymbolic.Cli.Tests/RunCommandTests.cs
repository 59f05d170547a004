using System.Text.Json;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli.Tests;

public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Run_ends_in_a_table_and_resume_of_a_finished_run_changes_nothing()
    {
        string[] command = ["run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "2", "--seed", "7", "--out", folder.File("run")];

        Invocation first = Invocation.Run(command);
        string table = File.ReadAllText(folder.File("run/episodes.csv"));
        Invocation second = Invocation.Run([.. command, "--resume", "--jobs", "2"]);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("│ hanoi-move │ nsm-oracle │ 2 │ 100.0 % │ 34.2 - 100.0 % │", first.Output, StringComparison.Ordinal);
        Assert.Equal("2 of 2 episodes, 100.0 % succeeded\n", first.Error);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(table, File.ReadAllText(folder.File("run/episodes.csv")));
    }

    [Fact]
    public void Resume_with_another_seed_is_refused_with_the_difference()
    {
        Invocation.Run("run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "1", "--seed", "7", "--out", folder.File("run"));

        Invocation result = Invocation.Run(
            "run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "1", "--seed", "8", "--out", folder.File("run"), "--resume");

        Assert.Equal(30, result.ExitCode);
        Assert.Contains("because the seed was 7 and is now 8", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_camera_is_named_in_the_file_of_the_run_and_one_that_no_model_was_trained_for_is_refused()
    {
        string[] command = ["run", "hanoi-move", "--episodes", "1", "--seed", "7", "--out"];
        Assert.Equal(0, Invocation.Run([.. command, folder.File("ours"), "--agent", "nsm-oracle"]).ExitCode);
        Assert.Equal(0, Invocation.Run([.. command, folder.File("study"), "--agent", "nsm-oracle", "--camera", "study"]).ExitCode);
        Invocation unknown = Invocation.Run([.. command, folder.File("none"), "--agent", "nsm-oracle", "--camera", "wrist"]);

        Assert.Equal(("agentview", "study"), (Camera("ours"), Camera("study")));
        Assert.Equal(31, unknown.ExitCode);
        Assert.Contains("has no camera 'wrist' that stands still; it has agentview, study", unknown.Error, StringComparison.Ordinal);

        string Camera(string run) => JsonDocument.Parse(File.ReadAllText(folder.File($"{run}/run.json")))
            .RootElement.GetProperty("options").GetProperty("camera").GetString()!;
    }

    [Fact]
    public void Another_robot_runs_and_is_named_in_everything_that_the_run_leaves()
    {
        string[] command = ["run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "1", "--seed", "7", "--out", folder.File("run")];
        Invocation run = Invocation.Run([.. command, "--robot", "ur5e"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("│ hanoi-move │ nsm-oracle │ 1 │ 100.0 % │", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nRobot: ur5e\n", run.Output, StringComparison.Ordinal);
        Assert.Equal("ur5e", Json("run.json").GetProperty("options").GetProperty("robot").GetString());
        Assert.Equal("ur5e", Json("summary.json").GetProperty("robot").GetString());
        Assert.Contains("<dt>robot</dt><dd>ur5e</dd>", File.ReadAllText(folder.File("run/report.html")), StringComparison.Ordinal);
        Assert.Equal("ur5e", TraceReader.Read(folder.File("run/traces/hanoi-move-nsm-oracle-000.msgpack")).Robot);

        Invocation resumed = Invocation.Run([.. command, "--resume"]);
        Assert.Equal(30, resumed.ExitCode);
        Assert.Contains("because the robot was ur5e and is now panda", resumed.Error, StringComparison.Ordinal);

        Assert.Equal(0, Invocation.Run("reproduce", folder.File("run/run.json")).ExitCode);
        JsonElement Json(string file) => JsonDocument.Parse(File.ReadAllText(folder.File($"run/{file}"))).RootElement;
    }

    [Theory]
    [InlineData("run", "--agent", "nsm-oracle")]
    [InlineData("demos")]
    public void A_robot_that_is_not_there_is_refused_with_those_that_are(string command, params string[] options)
    {
        string[] rest = ["hanoi-move", "--episodes", "1", "--seed", "7", "--out", folder.File("run"), .. options];
        Invocation unknown = Invocation.Run([command, .. rest, "--robot", "r2d2"]);
        Invocation empty = Invocation.Run([command, .. rest, "--robot", folder.Path]);

        Assert.Equal((30, 31), (unknown.ExitCode, empty.ExitCode));
        Assert.Contains("There is no robot 'r2d2'; there are panda, ur5e, or give the folder of your own.", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("robot.json cannot be read", empty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_robot_that_is_not_there_cannot_be_served()
    {
        Invocation unknown = Invocation.Run("serve", "policy", "--agent", "nsm-scripted", "--task", "hanoi-move", "--robot", "r2d2");

        Assert.Equal(30, unknown.ExitCode);
        Assert.Contains("There is no robot 'r2d2'; there are panda, ur5e, or give the folder of your own.", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_of_run_is_the_summary()
    {
        Invocation result = Invocation.Run(
            "run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "1", "--seed", "7", "--out", folder.File("run"), "--json", "--require-success", "1");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(File.ReadAllText(folder.File("run/summary.json")), result.Output.TrimEnd('\n'));
        JsonElement root = JsonDocument.Parse(result.Output).RootElement;
        Assert.Equal("schema_version", root.EnumerateObject().First().Name);
        Assert.Equal(1, root.GetProperty("groups")[0].GetProperty("rate").GetDouble());
    }

    [Fact]
    public void Replay_makes_a_picture_of_a_moment_of_a_run()
    {
        Invocation.Run("run", "hanoi-move", "--agent", "nsm-oracle", "--episodes", "1", "--seed", "7", "--out", folder.File("run"));

        Invocation result = Invocation.Run("replay", folder.File("run"), "--episode", "0", "--at", "2s");
        Invocation missing = Invocation.Run("replay", folder.File("run"), "--episode", "1");
        Invocation both = Invocation.Run("replay", folder.File("run"), "--episode", "0", "--at", "2s", "--html");

        Assert.Equal(0, result.ExitCode);
        byte[] picture = File.ReadAllBytes(result.Output.TrimEnd('\n'));
        Assert.Equal("PNG"u8.ToArray(), picture[1..4]);
        Assert.Equal(30, missing.ExitCode);
        Assert.Equal(30, both.ExitCode);
        Assert.Contains("choose one of them", both.Error, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
