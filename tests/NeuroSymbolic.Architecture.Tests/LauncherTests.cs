using System.Runtime.Versioning;
using System.Text.Json;

namespace NeuroSymbolic.Architecture.Tests;

[SupportedOSPlatform("linux")]
public sealed class LauncherTests : IDisposable
{
    private readonly FakeCheckout checkout = new();

    public void Dispose() => checkout.Dispose();

    [Fact]
    public void First_run_builds_later_runs_only_run()
    {
        LauncherRun first = checkout.Run("plan", "a b");
        Assert.Equal(0, first.ExitCode);
        Assert.EndsWith("\nplan\na b\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(["publish", "exec"], checkout.Calls.Select(Kind));

        LauncherRun second = checkout.Run("plan");
        Assert.Equal("", second.Errors);
        Assert.Equal(["publish", "exec", "exec"], checkout.Calls.Select(Kind));
    }

    [Fact]
    public void The_page_of_the_studio_is_built_once_and_again_when_it_changes()
    {
        checkout.Run("plan");
        Assert.False(checkout.Has("artifacts/studio"));
        checkout.Run("studio");
        checkout.Run("studio");
        Assert.Equal(1, checkout.Pages);
        checkout.Write(FakeCheckout.StudioPackages + "/src/app.ts", "changed");
        checkout.Run("studio");
        Assert.Equal(2, checkout.Pages);
    }

    [Fact]
    public void Standard_output_carries_the_result_alone()
    {
        Assert.Equal(checkout.Run("plan").Output, checkout.Run("plan").Output);
    }

    [Fact]
    public void A_changed_a_new_and_a_deleted_source_build_again()
    {
        checkout.Run();
        checkout.Write("src/NeuroSymbolic.Cli/Program.cs", "changed");
        checkout.Run();
        checkout.Write("planner/New.cs", "");
        checkout.Run();
        checkout.Delete("planner/New.cs");
        checkout.Run();
        Assert.Equal(4, checkout.Builds);
    }

    [Fact]
    public void A_source_that_changes_during_the_build_builds_again()
    {
        // File times are coarse: the edit is dated a little later than it is.
        checkout.Write("publish", "touch -d '1 minute' \"$NEUROSYM_HOME/src/NeuroSymbolic.Cli/Program.cs\"");
        checkout.Run();
        checkout.Run();
        Assert.Equal(2, checkout.Builds);
    }

    [Fact]
    public void A_failed_build_shows_its_log_and_is_tried_again()
    {
        checkout.Write("publish", "echo 'A.cs(1,1): error CS1002'; exit 1");
        LauncherRun run = checkout.Run("plan");
        Assert.Equal(39, run.ExitCode);
        Assert.Equal("", run.Output);
        Assert.Contains("error CS1002", run.Errors, StringComparison.Ordinal);

        checkout.Delete("publish");
        Assert.Equal(0, checkout.Run("plan").ExitCode);
        Assert.Equal(2, checkout.Builds);
    }

    [Fact]
    public void A_killed_build_is_tried_again()
    {
        checkout.Write("publish", "kill -9 \"$PPID\" $$");
        Assert.NotEqual(0, checkout.Run("plan").ExitCode);
        checkout.Delete("publish");
        Assert.Equal(0, checkout.Run("plan").ExitCode);
        Assert.Equal(2, checkout.Builds);
    }

    [Fact]
    public void Two_runs_at_once_build_once()
    {
        Assert.All(checkout.RunTwoAtOnce(), run => Assert.Equal(0, run.ExitCode));
        Assert.Equal(1, checkout.Builds);
    }

    [Fact]
    public void A_link_to_the_launcher_keeps_the_callers_folder()
    {
        using FakeCheckout elsewhere = new();
        string folder = Path.GetDirectoryName(elsewhere.Launcher)!;
        string link = Path.Combine(folder, "link");
        File.CreateSymbolicLink(link, checkout.Launcher);
        LauncherRun run = checkout.RunFrom(folder, link, "plan");
        Assert.Equal($"{folder}\nplan\n", run.Output);
    }

    [Fact]
    public void A_missing_SDK_is_one_sentence_and_exit_code_32()
    {
        checkout.Delete("bin/dotnet");
        LauncherRun run = checkout.Run("plan");
        Assert.Equal(32, run.ExitCode);
        Assert.StartsWith("neurosym: missing: .NET SDK 10; get it with: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        Assert.Equal("", run.Output);
    }

    [Fact]
    public void A_missing_library_names_the_package_and_the_command()
    {
        checkout.Tool("ldconfig", "printf '%s (libc6,x86-64)\\n' libEGL.so.1 libEGL_mesa.so.0 libGL.so.1 libz3.so.4");
        LauncherRun run = checkout.Run("run", "hanoi-3");
        Assert.Equal(32, run.ExitCode);
        Assert.Contains("missing: libmujoco.so.2.2.2; get it with: sudo apt-get update && sudo apt-get install -y libmujoco2.2.2",
            run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Planning_needs_neither_simulation_nor_video_nor_npm()
    {
        checkout.Tool("ldconfig", "printf '%s (libc6,x86-64)\\n' libz3.so.4");
        checkout.Delete("bin/ffmpeg");
        checkout.Delete("bin/npm");
        Assert.Equal(0, checkout.Run("plan").ExitCode);
        Assert.False(checkout.Has(FakeCheckout.ReportPackages + "/node_modules"));

        Assert.Contains("missing: libmujoco.so.2.2.2, libEGL.so.1, libGL.so.1, libEGL_mesa.so.0, npm, ffmpeg;", checkout.Run("demo").Errors, StringComparison.Ordinal);
        Assert.Equal(0, checkout.Run("plan").ExitCode);
    }

    [Theory]
    [InlineData(32, "run", "--video", "all")]
    [InlineData(32, "run", "--video=failures")]
    [InlineData(0, "run", "--video", "none")]
    [InlineData(0, "run")]
    [InlineData(32, "demos", "--format", "lerobot")]
    [InlineData(32, "demos", "--format=lerobot")]
    [InlineData(0, "demos", "--format", "traces", "--out", "lerobot")]
    public void Ffmpeg_is_needed_where_videos_are_made(int exitCode, string command, params string[] options)
    {
        checkout.Delete("bin/ffmpeg");
        Assert.Equal(exitCode, checkout.Run([command, "hanoi-3", .. options]).ExitCode);
    }

    [Fact]
    public void Doctor_reports_what_stops_the_build_as_its_result()
    {
        checkout.Delete("bin/dotnet");
        checkout.Tool("ldconfig", "");
        Assert.Equal("missing  .NET SDK 10\nmissing  libz3.so.4\n", checkout.Run("doctor").Output);

        LauncherRun run = checkout.Run("doctor", "--json");
        Assert.Equal(32, run.ExitCode);
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal("schema_version", report.EnumerateObject().First().Name);
        Assert.Equal([".NET SDK 10", "libz3.so.4"], report.GetProperty("missing").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public void What_is_missing_is_looked_for_again_at_the_next_run()
    {
        checkout.Delete("bin/ffmpeg");
        Assert.Equal(32, checkout.Run("demo").ExitCode);
        checkout.Tool("ffmpeg", "");
        Assert.Equal(0, checkout.Run("demo").ExitCode);
    }

    [Fact]
    public void The_plotting_library_is_fetched_once_by_the_first_command_that_reports()
    {
        Assert.DoesNotContain("plotting", checkout.Run("plan").Errors, StringComparison.Ordinal);
        Assert.Contains("fetching the plotting library", checkout.Run("report").Errors, StringComparison.Ordinal);
        Assert.True(checkout.Has(FakeCheckout.ReportPackages + "/node_modules/.package-lock.json"));
        checkout.Write("src/NeuroSymbolic.Cli/Program.cs", "changed");
        Assert.DoesNotContain("plotting", checkout.Run("report").Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("echo 'Passed!  - Failed:     0, Passed:    43, Skipped:     0, Total:    43'", "43 passed, 0 failed", 0)]
    [InlineData("echo 'Failed!  - Failed:     1, Passed:     2, Skipped:     3, Total:     6'; exit 1", "2 passed, 1 failed, 3 skipped", 1)]
    [InlineData("echo 'Passed!  - Failed:     0, Passed:    40, Skipped:     0, Total:    40'; exit 1", "40 passed, 1 failed", 1)]
    [InlineData("echo 'No test is available'", "0 passed, 0 failed", 1)]
    public void Test_ends_with_the_sum_of_all_projects(string outcome, string lastLine, int exitCode)
    {
        checkout.Write("test", outcome);
        LauncherRun run = checkout.Run("test", "--filter", "x");
        Assert.Equal((lastLine, exitCode), (run.LastLine, run.ExitCode));
        Assert.EndsWith("A.Tests.dll --filter x", checkout.Calls[^1], StringComparison.Ordinal);
    }

    private static string Kind(string call) => call.StartsWith("publish ", StringComparison.Ordinal) ? "publish" : "exec";
}
