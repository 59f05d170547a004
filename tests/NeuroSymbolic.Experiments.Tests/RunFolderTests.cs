using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class RunFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string RunPath => folder.File("run");

    public static RunManifest Manifest(int seed = 1, int episodes = 2) => new RunManifest
    {
        Command = "neurosym run",
        Options = new RunOptions(["hanoi-3"], ["nsm-oracle"], episodes, seed),
        Commit = "abc",
        Dirty = false,
        Versions = ImmutableSortedDictionary<string, string>.Empty.Add("mujoco", "2.2.2"),
        ModelHashes = ImmutableSortedDictionary<string, string>.Empty,
        SceneHashes = ImmutableSortedDictionary<string, string>.Empty.Add("hanoi/scene.xml", "11"),
        Host = HostDescription.Current(),
        StartedAt = DateTimeOffset.UnixEpoch,
    }.Named();

    [Fact]
    public void Manifest_is_read_back_as_written()
    {
        RunManifest manifest = Manifest();
        manifest.Write(folder.File("run.json"));

        RunManifest read = RunManifest.Read(folder.File("run.json"));

        Assert.Null(read.DifferenceTo(manifest));
        Assert.Equal(manifest.RunId, read.RunId);
        Assert.Equal(manifest.Host, read.Host);
        Assert.StartsWith("{\n  \"schema_version\": 1,", File.ReadAllText(folder.File("run.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Run_id_follows_what_decides_the_rows_and_nothing_else()
    {
        RunManifest manifest = Manifest();

        Assert.Equal(manifest.RunId, (manifest with { StartedAt = DateTimeOffset.UtcNow }).Named().RunId);
        Assert.NotEqual(manifest.RunId, Manifest(seed: 2).RunId);
    }

    [Fact]
    public void Second_run_into_a_folder_needs_resume()
    {
        RunFolder.Open(RunPath, Manifest(), resume: false).Dispose();

        UsageException error = Assert.Throws<UsageException>(() => RunFolder.Open(RunPath, Manifest(), resume: false));

        Assert.Contains("--resume", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_goes_on_with_the_rows_and_the_first_manifest()
    {
        using (RunFolder first = RunFolder.Open(RunPath, Manifest(), resume: true))
        {
            first.Table.Append(EpisodeTableTests.Row(0));
        }

        using RunFolder second = RunFolder.Open(RunPath, Manifest() with { StartedAt = DateTimeOffset.UtcNow }, resume: true);

        Assert.Single(second.Table.Rows);
        Assert.Equal(DateTimeOffset.UnixEpoch, second.Manifest.StartedAt);
    }

    public static TheoryData<RunManifest, string> Differences => new()
    {
        { Manifest(seed: 2), "the seed was 1 and is now 2" },
        { Manifest(episodes: 3), "the number of episodes was 2 and is now 3" },
        { Manifest() with { Commit = null }, "the source commit was abc and is now unknown" },
        { Manifest() with { Versions = ImmutableSortedDictionary<string, string>.Empty.Add("mujoco", "3.0.0") }, "the version of mujoco was 2.2.2 and is now 3.0.0" },
        { Manifest() with { SceneHashes = ImmutableSortedDictionary<string, string>.Empty.Add("hanoi/scene.xml", "22") }, "the hash of hanoi/scene.xml was 11 and is now 22" },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Resume_of_a_run_that_differs_is_refused_and_names_the_difference(RunManifest other, string difference)
    {
        RunFolder.Open(RunPath, Manifest(), resume: false).Dispose();

        UsageException error = Assert.Throws<UsageException>(() => RunFolder.Open(RunPath, other, resume: true));

        Assert.Contains(difference, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Second_process_on_a_folder_is_refused_until_the_first_has_ended()
    {
        using (RunFolder.Open(RunPath, Manifest(), resume: false))
        {
            UsageException error = Assert.Throws<UsageException>(() => RunFolder.Open(RunPath, Manifest(), resume: true));
            Assert.Contains("Another process", error.Message, StringComparison.Ordinal);
        }

        RunFolder.Open(RunPath, Manifest(), resume: true).Dispose();
    }

    [Fact]
    public void Folder_that_is_a_file_is_one_sentence()
    {
        File.WriteAllText(RunPath, "");

        Assert.Throws<UsageException>(() => RunFolder.Open(RunPath, Manifest(), resume: false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"schema_version\": 1}")]
    [InlineData("[]")]
    public void Damaged_manifest_is_bad_input(string content)
    {
        Directory.CreateDirectory(RunPath);
        File.WriteAllText(RunFolder.ManifestPath(RunPath), content);

        Assert.Throws<InputException>(() => RunFolder.Open(RunPath, Manifest(), resume: true));
    }

    [Fact]
    public void Summary_counts_outcomes_and_leaves_unmeasured_energy_null()
    {
        RunManifest manifest = Manifest(episodes: 4);
        EpisodeRow[] rows =
        [
            EpisodeTableTests.Row(0) with { PlanFraction = 1, SimSeconds = 30 },
            EpisodeTableTests.Row(1, EpisodeOutcome.Timeout) with { PlanFraction = 0.5, SimSeconds = 50 },
            EpisodeTableTests.Row(2, EpisodeOutcome.Error),
        ];

        RunSummary summary = RunSummary.Of(manifest, rows);
        summary.Write(folder.File("summary.json"));
        GroupSummary group = Assert.Single(RunSummary.Read(folder.File("summary.json")).Groups);

        Assert.False(summary.Complete);
        Assert.Equal((3, 1, 0, 1, 1), (group.N, group.Successes, group.Failures, group.Timeouts, group.Errors));
        Assert.Equal(1 / 3.0, group.Rate, 1e-12);
        Assert.Equal((0.75, 2), (group.Progress!.Mean, group.Progress.N));
        Assert.Equal(40, group.MedianSimSeconds);
        Assert.Null(group.ControllerJoules);
        Assert.Contains("\"controller_j\": null", File.ReadAllText(folder.File("summary.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void File_names_of_an_episode_are_those_promised_even_for_an_agent_that_is_an_address()
    {
        Assert.Equal(
            "videos/hanoi-3-nsm-oracle-007-seed1000-success.mp4",
            RunFolder.VideoName(new("hanoi-3", "nsm-oracle", 7), 1000, EpisodeOutcome.Success));
        Assert.Equal(
            Path.Combine("run", "traces", "hanoi-3-openpi_ws___host_8000-012.msgpack"),
            RunFolder.TracePath("run", new("hanoi-3", "openpi=ws://host:8000", 12)));
    }

    public void Dispose() => folder.Dispose();
}
