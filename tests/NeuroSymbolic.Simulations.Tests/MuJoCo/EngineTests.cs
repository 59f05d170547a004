using System.Diagnostics;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations.Tests;

public sealed class EngineTests
{
    [Fact]
    public void A_missing_library_is_reported_with_what_was_tried_and_the_remedy()
    {
        List<string> tried = [];
        var error = Assert.Throws<EngineException>(() => MuJoCoEngine.Open(name =>
        {
            tried.Add(name);
            return 0;
        }));
        Assert.Equal(["libmujoco.so.2.2.2", "libmujoco.so"], tried);
        Assert.All(tried, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        Assert.Contains("libmujoco2.2.2", error.Message, StringComparison.Ordinal);
        Assert.Contains("./neurosym doctor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_library_that_opens_is_taken() =>
        Assert.Equal(7, MuJoCoEngine.Open(name => name == "libmujoco.so" ? 7 : 0));

    [Theory]
    [InlineData(316, "MuJoCo 3.1.6 ")]
    [InlineData(221, "MuJoCo 2.2.1 ")]
    public void Another_version_is_refused_with_both_named(int version, string found)
    {
        var error = Assert.Throws<EngineException>(() => MuJoCoEngine.RequireVersion(version));
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains("2.2.2 is needed", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_told() => Assert.Equal("2.2.2", MuJoCoEngine.Version);

    [Fact]
    public void Warnings_reach_the_listener_and_leave_no_log_file()
    {
        using var model = MuJoCoModel.FromXml("<mujoco><worldbody><body><freejoint/><geom size='1'/></body></worldbody></mujoco>");
        using var data = new MuJoCoData(model);
        int thread = Environment.CurrentManagedThreadId;
        List<string> heard = [];
        void Listen(string message)
        {
            if (Environment.CurrentManagedThreadId == thread)
            {
                heard.Add(message);
            }
        }

        MuJoCoEngine.WarningRaised += Listen;
        try
        {
            data.Qvel[0] = double.NaN;
            data.Step();
        }
        finally
        {
            MuJoCoEngine.WarningRaised -= Listen;
        }

        Assert.Contains("QVEL", Assert.Single(heard), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, data.CountWarnings(MuJoCoWarning.BadVelocity));
        Assert.Equal(0, data.CountWarnings(MuJoCoWarning.BadPosition));
        Assert.False(File.Exists("MUJOCO_LOG.TXT"));
    }

    [Fact]
    public void A_fault_inside_the_engine_ends_the_process_with_a_sentence_and_39()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            using Process process = Process.Start(new ProcessStartInfo("dotnet", [typeof(EngineTests).Assembly.Location])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = folder,
            })!;
            string error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.Equal("MuJoCo stopped with the internal error 'Stack overflow' and the program cannot go on.\n", error);
            Assert.Equal(39, process.ExitCode);
            Assert.Empty(Directory.GetFiles(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
