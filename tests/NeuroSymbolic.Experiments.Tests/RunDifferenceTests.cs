using System.Collections.Immutable;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class RunDifferenceTests
{
    private static readonly EpisodeRow Row = new()
    {
        RunId = "a", Task = "hanoi-3", Agent = "nsm-oracle", Episode = 0, Seed = 1, Outcome = EpisodeOutcome.Success, ControlSteps = 800,
        WallSeconds = 1, PlanningMilliseconds = 5, ControllerJoules = 2, EnergySource = "model",
    };

    private static readonly RunContents Run = new("run", RunFolderTests.Manifest(), [Row]);

    [Fact]
    public void Wall_times_energies_and_names_may_differ()
    {
        RunContents again = Run with
        {
            Folder = "again",
            Rows =
            [
                Row with { RunId = "b", WallSeconds = 2, PlanningMilliseconds = 6, ControllerJoules = 3, EnergySource = "rapl", Video = "v.mp4" },
            ],
        };

        Assert.Empty(RunDifference.Between(Run, again));
    }

    [Fact]
    public void Versions_rows_and_summary_are_named_where_they_differ()
    {
        RunContents again = Run with
        {
            Folder = "again",
            Manifest = Run.Manifest with { Versions = ImmutableSortedDictionary<string, string>.Empty.Add("mujoco", "3.0.0"), Commit = null },
            Rows = [Row with { Outcome = EpisodeOutcome.Timeout, ControlSteps = 2000 }, Row with { Episode = 1 }],
        };

        string[] differences = [.. RunDifference.Between(Run, again)];

        Assert.Contains("versions: commit abc -> unknown", differences);
        Assert.Contains("versions: mujoco 2.2.2 -> 3.0.0", differences);
        Assert.Contains("episode hanoi-3 nsm-oracle 0: outcome success -> timeout", differences);
        Assert.Contains("episode hanoi-3 nsm-oracle 0: control_steps 800 -> 2000", differences);
        Assert.Contains("episode hanoi-3 nsm-oracle 1: only in again", differences);
        Assert.Contains("summary hanoi-3 nsm-oracle: rate 1 -> 0.5", differences);
    }
}
