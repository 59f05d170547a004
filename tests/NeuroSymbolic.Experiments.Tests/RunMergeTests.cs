using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class RunMergeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Parts_of_every_number_join_to_the_run_of_one_machine()
    {
        Make("whole", null);
        for (int count = 1; count <= 5; count++)
        {
            string[] parts = [.. Enumerable.Range(1, count).Select(number => Make($"{count}-{number}", new Shard(number, count)))];
            RunMerge.Join([.. parts.Reverse()], folder.File($"joined-{count}"), "neurosym merge");

            Assert.Equal(File.ReadAllText(folder.File("whole/episodes.csv")), File.ReadAllText(folder.File($"joined-{count}/episodes.csv")));
            Assert.Equal(File.ReadAllText(folder.File("whole/summary.json")), File.ReadAllText(folder.File($"joined-{count}/summary.json")));
            Assert.Empty(RunDifference.Between(RunContents.Read(folder.File("whole")), RunContents.Read(folder.File($"joined-{count}"))));
            Assert.Equal(count, RunManifest.Read(folder.File($"joined-{count}/run.json")).Parts!.Value.Length);
        }
    }

    [Fact]
    public void Files_of_episodes_come_along_and_parts_stay_as_they_were()
    {
        string[] parts = [Make("1", new Shard(1, 2)), Make("2", new Shard(2, 2))];
        File.WriteAllText(Directory.CreateDirectory(Path.Combine(parts[0], "plans")).FullName + "/a.plan", "(pick)");
        File.WriteAllText(Directory.CreateDirectory(Path.Combine(parts[1], "plans")).FullName + "/b.plan", "(place)");

        RunMerge.Join(parts, folder.File("joined"), "neurosym merge");

        Assert.Equal(["a.plan", "b.plan"], Directory.GetFiles(folder.File("joined/plans")).Select(Path.GetFileName).Order());
        Assert.Equal("(pick)", File.ReadAllText(Path.Combine(parts[0], "plans/a.plan")));
        Assert.False(Directory.Exists(folder.File("joined.part")));
    }

    [Fact]
    public void Parts_that_are_missing_double_unfinished_or_of_another_division_are_refused_by_name()
    {
        string first = Make("1", new Shard(1, 3)), second = Make("2", new Shard(2, 3)), third = Make("3", new Shard(3, 3));
        string other = Make("other", new Shard(2, 2)), whole = Make("whole", null), copy = Make("copy", new Shard(2, 3));
        string[] table = File.ReadAllLines(RunFolder.EpisodesPath(copy));

        Assert.Equal("Of 3 parts 2 are missing: 2/3, 3/3.", Refusal<UsageException>(first));
        Assert.Equal($"Part 2/3 is there twice, in {second} and {copy}; name each part once.", Refusal<UsageException>(first, second, copy, third));
        Assert.EndsWith("they were divided differently.", Refusal<UsageException>(first, other), StringComparison.Ordinal);
        Assert.Contains("holds a whole run and no part", Refusal<UsageException>(whole, second), StringComparison.Ordinal);

        File.WriteAllLines(RunFolder.EpisodesPath(copy), table[..^1]);
        Assert.Contains("unfinished, with 7 of 8 episodes", Refusal<UsageException>(first, copy, third), StringComparison.Ordinal);
        File.WriteAllLines(RunFolder.EpisodesPath(copy), [.. table[..^1], table[1]]);
        Assert.Contains("two rows of b-task x episode 1", Refusal<InputException>(first, copy, third), StringComparison.Ordinal);
        File.Copy(RunFolder.EpisodesPath(third), RunFolder.EpisodesPath(copy), overwrite: true);
        Assert.Contains("which is not in part 2/3", Refusal<InputException>(first, copy, third), StringComparison.Ordinal);
    }

    public static TheoryData<string, Func<RunManifest, RunManifest>> Differences => new()
    {
        { "the seed is 9 in one and 10 in the other", run => run with { Options = run.Options with { Seed = 10 } } },
        { "the version of mujoco is 2.2.2 in one and 3 in the other", run => run with { Versions = run.Versions.SetItem("mujoco", "3") } },
        { "the hash of model.onnx is unknown in one and 11 in the other", run => run with { ModelHashes = run.ModelHashes.Add("model.onnx", "11") } },
        { "the source commit is abc in one and unknown in the other", run => run with { Commit = null } },
        { "the number of jobs is 1 in one and 2 in the other", run => run with { Options = run.Options with { Jobs = 2 } } },
        { "the pace is as fast as it goes in one and real time in the other", run => run with { Options = run.Options with { RealTime = true } } },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Parts_made_differently_are_refused_and_the_difference_is_named(string difference, Func<RunManifest, RunManifest> change)
    {
        string first = Make("1", new Shard(1, 2)), second = Make("2", new Shard(2, 2));
        string manifest = RunFolder.ManifestPath(second);
        change(RunManifest.Read(manifest)).Write(manifest);

        Assert.EndsWith($"are not parts of the same run: {difference}.", Refusal<UsageException>(first, second), StringComparison.Ordinal);
    }

    [Fact]
    public void Joules_of_another_machine_are_left_out_with_the_reason_and_all_else_stays()
    {
        string first = Make("1", new Shard(1, 2)), second = Make("2", new Shard(2, 2));
        string manifest = RunFolder.ManifestPath(second);
        RunManifest read = RunManifest.Read(manifest);
        (read with { Host = read.Host with { Processor = "Another 9000" } }).Write(manifest);

        RunMerge.Join([first, second], folder.File("joined"), "neurosym merge");

        EpisodeRow[] rows = [.. EpisodeTable.Read(RunFolder.EpisodesPath(folder.File("joined")))];
        Assert.All(rows.Where(row => row.Episode % 2 == 0), row => Assert.Equal(12.5, row.TotalJoules));
        Assert.All(rows.Where(row => row.Episode % 2 == 1), row =>
        {
            Assert.Equal((null, "unavailable"), (row.TotalJoules, row.EnergySource));
            Assert.Contains("Another 9000", row.EnergyReason, StringComparison.Ordinal);
            Assert.NotNull(row.GoalFraction);
        });
    }

    [Fact]
    public void A_folder_that_holds_something_is_not_overwritten()
    {
        string part = Make("1", new Shard(1, 1));
        string taken = Directory.CreateDirectory(folder.File("joined")).FullName;
        File.WriteAllText(Path.Combine(taken, "mine.txt"), "");

        Assert.Contains("already holds something", Refusal<UsageException>(part), StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(taken));
    }

    [Fact]
    public void Every_episode_is_in_one_part_and_no_other() =>
        Prop.ForAll(Gen.Choose(1, 40).Two().ToArbitrary(), sizes =>
        {
            var options = new RunOptions(["a", "b"], ["x", "y", "z"], sizes.Item1, 1);
            EpisodeKey[] parts = [.. Enumerable.Range(1, sizes.Item2).SelectMany(number => (options with { Shard = new Shard(number, sizes.Item2) }).Keys())];
            return parts.Length == options.Keys().Count() && parts.ToHashSet().SetEquals(options.Keys());
        }).QuickCheckThrowOnFailure();

    public void Dispose() => folder.Dispose();

    private string Refusal<T>(params string[] parts)
        where T : NeuroSymbolicException => Assert.Throws<T>(() => RunMerge.Join(parts, folder.File("joined"), "neurosym merge")).Message;

    private string Make(string name, Shard? shard)
    {
        RunManifest manifest = RunFolderTests.Manifest() with { Options = new RunOptions(["b-task", "a-task"], ["x", "y"], 6, 9, Shard: shard) };
        using RunFolder run = RunFolder.Open(folder.File(name), manifest, resume: true);
        new StudyRunner(run, () => new DrawnRunner()).Run(jobs: 1);
        return folder.File(name);
    }
}
