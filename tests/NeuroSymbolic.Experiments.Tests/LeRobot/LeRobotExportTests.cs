using System.Globalization;
using System.Text.Json.Nodes;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>Reads exported datasets as LeRobot does, by other libraries than those that wrote them.</summary>
public sealed class LeRobotExportTests(LeRobotExportTests.Datasets datasets) : IClassFixture<LeRobotExportTests.Datasets>
{
    private const int Side = 64;

    private static readonly TaskDescription Move = TaskDescription.Load(Repository.Domains, "hanoi-move");
    private static readonly string[] Cameras = ["agentview", "wrist"];
    private static readonly string[] Automatic = ["timestamp", "frame_index", "episode_index", "index", "task_index"];
    private static readonly string[] Figures = ["min", "max", "mean", "std", "q01", "q10", "q50", "q90", "q99"];

    [Fact]
    public void Rows_hold_the_states_and_actions_of_the_traces_in_one_row_group_for_each_episode()
    {
        var rows = new ParquetContent(datasets.Whole("data/chunk-000/file-000.parquet"));

        int[] lengths = [.. datasets.Traces.Select(trace => trace.Steps.Count - 1)];
        Assert.Equal(lengths, rows.Groups);
        Assert.Equal(["observation.state", "action", .. Automatic], rows.Names);
        Assert.Equal(datasets.Traces.SelectMany(trace => Enumerable.Range(0, trace.Steps.Count - 1).Select(step => (float)(step / 20.0))), rows.Values<float>("timestamp"));
        Assert.Equal(lengths.SelectMany(length => Enumerable.Range(0, length).Select(frame => (long)frame)), rows.Values<long>("frame_index"));
        Assert.Equal(lengths.SelectMany((length, episode) => Enumerable.Repeat((long)episode, length)), rows.Values<long>("episode_index"));
        Assert.Equal(Enumerable.Range(0, lengths.Sum()).Select(frame => (long)frame), rows.Values<long>("index"));

        // a frame is the state before an action, and the action is what the expert wanted
        float[][] states = rows.Values<float[]>("observation.state"), actions = rows.Values<float[]>("action");
        int row = 0;
        foreach (EpisodeTrace trace in datasets.Traces)
        {
            using World world = World.Load(Move.Domain, trace.Objects);
            for (int step = 0; step < trace.Steps.Count - 1; step++, row++)
            {
                Assert.Equal(step / 20.0, trace.Steps[step].TimeSeconds, 6);
                world.ShowPositions(trace.Steps[step].Positions);
                Assert.Equal(
                    LiberoMessages.State(world.Observe().Robot, Move.Domain).Select(number => (float)number), states[row]);
                RobotAction wanted = trace.Steps[step + 1].Intended!.Value;
                Assert.Equal([wanted.X, wanted.Y, wanted.Z, 0, 0, wanted.Yaw, wanted.Gripper], actions[row]);
            }
        }
    }

    [Fact]
    public void Sentences_are_the_index_of_their_table_and_each_frame_has_the_one_that_a_run_would_be_told()
    {
        var table = new ParquetContent(datasets.Whole("meta/tasks.parquet"));
        Assert.Equal(["task"], table.Footer!["index_columns"]!.AsArray().Select(name => (string?)name));
        Assert.Equal(table.Names, table.Footer["columns"]!.AsArray().Select(column => (string?)column!["field_name"]));
        string[] sentences = table.Values<string>("task");
        Assert.Equal(datasets.Traces.Select(trace => trace.Instruction).Distinct(), sentences);
        Assert.Equal(Enumerable.Range(0, sentences.Length).Select(number => (long)number), table.Values<long>("task_index"));

        var rows = new ParquetContent(datasets.Whole("data/chunk-000/file-000.parquet"));
        Assert.Equal(
            datasets.Traces.SelectMany(trace => Enumerable.Repeat(trace.Instruction, trace.Steps.Count - 1)),
            rows.Values<long>("task_index").Select(number => sentences[number]));
        Assert.Equal(
            datasets.Traces.Select(trace => new[] { trace.Instruction }),
            new ParquetContent(datasets.Whole("meta/episodes/chunk-000/file-000.parquet")).Values<string[]>("tasks"));
    }

    [Fact]
    public void Sub_tasks_change_where_the_expert_went_on_and_the_last_one_stays()
    {
        using var folder = new TemporaryFolder();
        using var scenes = new RecordedScenes(Move.Domain);
        var rows = new LeRobotRows(Move.Domain, new LeRobotSettings { Sentences = SentenceChoice.SubTask }, scenes);
        rows.Write([datasets.Recorded], folder.Path, CancellationToken.None);
        string[] told =
            [.. new ParquetContent(folder.File("chunk-000/file-000.parquet")).Values<long>("task_index").Select(number => rows.Sentences[(int)number])];

        TraceEvent[] changes = [.. TraceReader.Read(datasets.Recorded).Events.Where(change => change.SubTask is not null)];
        Assert.Equal(["Pick", "Put "], told.Distinct().Select(sentence => sentence[..4]));
        Assert.Equal(changes[0].SubTask, told[0]);
        Assert.Equal(changes[1].Step - 1, Array.IndexOf(told, changes[1].SubTask));
        Assert.Equal(("", changes[1].SubTask), (changes[^1].SubTask, told[^1]));
    }

    [Fact]
    public void Episodes_say_where_their_rows_and_pictures_are()
    {
        foreach ((Func<string, string> file, bool isCut) in (ReadOnlySpan<(Func<string, string>, bool)>)[(datasets.Whole, false), (datasets.Cut, true)])
        {
            var episodes = new ParquetContent(file("meta/episodes/chunk-000/file-000.parquet"));
            long from = 0;
            var passed = new Dictionary<string, int>();
            for (int episode = 0; episode < datasets.Traces.Count; episode++)
            {
                int length = datasets.Traces[episode].Steps.Count - 1;
                long Whole(string name) => episodes.Values<long>(name)[episode];
                Assert.Equal(
                    (episode, length, from, from + length),
                    (Whole("episode_index"), Whole("length"), Whole("dataset_from_index"), Whole("dataset_to_index")));
                Assert.Equal((0, isCut ? episode : 0), (Whole("data/chunk_index"), Whole("data/file_index")));
                Assert.Equal((0, 0), (Whole("meta/episodes/chunk_index"), Whole("meta/episodes/file_index")));
                var rows = new ParquetContent(file(string.Create(CultureInfo.InvariantCulture, $"data/chunk-000/file-{Whole("data/file_index"):000}.parquet")));
                Assert.Equal(
                    Enumerable.Range(0, length).Select(frame => from + frame),
                    rows.Values<long>("index").Where((_, row) => rows.Values<long>("episode_index")[row] == episode));
                foreach (string camera in Cameras)
                {
                    string name = $"videos/observation.images.{camera}";
                    string video = string.Create(CultureInfo.InvariantCulture, $"{name}/chunk-{Whole($"{name}/chunk_index"):000}/file-{Whole($"{name}/file_index"):000}.mp4");
                    int first = passed.GetValueOrDefault(video);
                    Assert.Equal(first / 20.0, episodes.Values<double>($"{name}/from_timestamp")[episode]);
                    Assert.Equal((first + length) / 20.0, episodes.Values<double>($"{name}/to_timestamp")[episode]);
                    passed[video] = first + length;
                }

                from += length;
            }

            Assert.Equal((isCut ? 2 : 1) * Cameras.Length, passed.Count);
            Assert.All(passed, video =>
            {
                double[] times = VideoContent.Times(file(video.Key));
                Assert.Equal(video.Value, times.Length);
                Assert.All(times, (time, frame) => Assert.Equal(frame / 20.0, time, 1e-6));
            });
        }
    }

    [Theory]
    [InlineData("agentview", 0, 40)]
    [InlineData("wrist", 1, 7)]
    public void A_picture_shows_what_the_camera_sees_at_its_frame_mirrored(string camera, int episode, int frame)
    {
        EpisodeTrace trace = datasets.Traces[episode];
        string video = datasets.Whole($"videos/observation.images.{camera}/chunk-000/file-000.mp4");
        Assert.Equal($"h264,{Side},{Side},yuv420p,20/1", VideoContent.Stream(video));
        using World world = World.Load(Move.Domain, trace.Objects);
        byte[] Seen(int step)
        {
            world.ShowPositions(trace.Steps[step].Positions);
            return LiberoMessages.Mirrored(world.Observe().Capture(camera, Side)).Pixels.ToArray();
        }

        byte[] decoded = VideoContent.Picture(video, frame + (episode == 0 ? 0 : datasets.Traces[0].Steps.Count - 1));

        double difference = Difference(decoded, Seen(frame));
        Assert.InRange(difference, 0, 4);
        Assert.All((int[])[frame - 2, frame + 2], other => Assert.True(difference < Difference(decoded, Seen(other))));
    }

    [Fact]
    public void Statistics_are_those_of_the_values()
    {
        JsonNode all = JsonNode.Parse(File.ReadAllText(datasets.Whole("meta/stats.json")))!;
        var episodes = new ParquetContent(datasets.Whole("meta/episodes/chunk-000/file-000.parquet"));
        var rows = new ParquetContent(datasets.Whole("data/chunk-000/file-000.parquet"));
        long[] owner = rows.Values<long>("episode_index");
        double[][] Rows(string feature) => feature is "observation.state" or "action"
            ? [.. rows.Values<float[]>(feature).Select(row => row.Select(number => (double)number).ToArray())]
            : [.. rows.Values<object>(feature).Select(number => new[] { Convert.ToDouble(number, CultureInfo.InvariantCulture) })];

        foreach (string feature in (string[])["observation.state", "action", .. Automatic])
        {
            AssertFigures(Rows(feature), name => [.. all[feature]![name]!.AsArray().Select(number => (double)number!)]);
            for (int episode = 0; episode < 2; episode++)
            {
                AssertFigures(
                    [.. Rows(feature).Where((_, row) => owner[row] == episode)],
                    name => name == "count" ? [episodes.Values<long[]>($"stats/{feature}/count")[episode][0]] : episodes.Values<double[]>($"stats/{feature}/{name}")[episode]);
            }
        }

        // of pictures: one number for each colour, 0 to 1, in the shape (3, 1, 1); what was drawn is nearly what the video shows
        foreach (string camera in Cameras)
        {
            string feature = $"observation.images.{camera}";
            double[] Colours(string name) => [.. all[feature]![name]!.AsArray().Select(colour => (double)colour![0]![0]!)];
            byte[] picture = VideoContent.Picture(datasets.Whole($"videos/{feature}/chunk-000/file-000.mp4"), 0);
            Assert.All(Figures, name => Assert.All(Colours(name), number => Assert.InRange(number, 0, 1)));
            Assert.All(Colours("mean"), (mean, colour) => Assert.Equal(picture.Where((_, i) => i % 3 == colour).Average(level => level) / 255, mean, 0.1));
            Assert.All(Enumerable.Range(0, 3), colour => Assert.True(
                Colours("min")[colour] <= Colours("q01")[colour] && Colours("q01")[colour] < Colours("q50")[colour]
                && Colours("q50")[colour] < Colours("q99")[colour] && Colours("q99")[colour] <= Colours("max")[colour] && Colours("std")[colour] > 0.05));
            Assert.Equal(owner.Length, (int)all[feature]!["count"]![0]!);
            double[][][][] means = episodes.Values<double[][][]>($"stats/{feature}/mean");
            Assert.All(Colours("mean"), (mean, colour) => Assert.Equal(
                means.Select((episode, index) => episode[colour][0][0] * owner.Count(of => of == index)).Sum() / owner.Length, mean, 9));
        }
    }

    [Fact]
    public void The_description_fits_what_is_there()
    {
        JsonNode info = JsonNode.Parse(File.ReadAllText(datasets.Whole("meta/info.json")))!;

        Assert.Equal(("v3.0", 20, 2), ((string?)info["codebase_version"], (int)info["fps"]!, (int)info["total_episodes"]!));
        Assert.Equal(datasets.Traces.Sum(trace => trace.Steps.Count - 1), (int)info["total_frames"]!);
        Assert.Equal(datasets.Traces.Select(trace => trace.Instruction).Distinct().Count(), (int)info["total_tasks"]!);
        Assert.Equal("0:2", (string?)info["splits"]!["train"]);
        Assert.Equal(
            ["observation.state:float32:8", "action:float32:7", .. Cameras.Select(camera => $"observation.images.{camera}:video:{Side},{Side},3"),
                "timestamp:float32:1", .. Automatic[1..].Select(name => $"{name}:int64:1")],
            info["features"]!.AsObject().Select(feature =>
                $"{feature.Key}:{feature.Value!["dtype"]}:{string.Join(',', feature.Value["shape"]!.AsArray().Select(length => (int)length!))}"));
        Assert.Equal(8, info["features"]!["observation.state"]!["names"]!.AsArray().Count);
        Assert.Equal(7, info["features"]!["action"]!["names"]!.AsArray().Count);
    }

    [Fact]
    public void An_export_that_ends_early_leaves_nothing_and_a_dataset_is_not_overwritten()
    {
        using var folder = new TemporaryFolder();
        using var end = new CancellationTokenSource();
        using var log = new EndingWriter(end);
        Assert.Throws<OperationCanceledException>(() => LeRobotExport.Write(
            Move, [datasets.TracePaths[0]], folder.Path, new LeRobotSettings { SidePixels = 32 }, log, end.Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));

        LeRobotExport.Check(folder.Path);
        Directory.CreateDirectory(folder.File("lerobot"));
        Assert.Contains("is there already", Assert.Throws<UsageException>(() => LeRobotExport.Check(folder.Path)).Message, StringComparison.Ordinal);
    }

    private static double Difference(byte[] one, byte[] other)
    {
        Assert.Equal(one.Length, other.Length);
        return one.Zip(other, (a, b) => Math.Abs(a - b)).Average();
    }

    private static void AssertFigures(double[][] rows, Func<string, double[]> figure)
    {
        Assert.Equal([rows.Length], figure("count"));
        for (int column = 0; column < rows[0].Length; column++)
        {
            double[] values = [.. rows.Select(row => row[column]).Order()];
            double mean = values.Average();
            double At(double fraction) => figure($"q{100 * fraction:00}")[column];
            Assert.Equal(values[0], figure("min")[column]);
            Assert.Equal(values[^1], figure("max")[column]);
            Assert.Equal(mean, figure("mean")[column], 9);
            Assert.Equal(Math.Sqrt(values.Average(value => (value * value) - (mean * mean)) is var variance && variance > 0 ? variance : 0), figure("std")[column], 1e-6);

            // between the two values at the rank
            Assert.All((double[])[0.01, 0.1, 0.5, 0.9, 0.99], fraction => Assert.InRange(
                At(fraction), values[(int)(fraction * (values.Length - 1))], values[Math.Min((int)(fraction * (values.Length - 1)) + 1, values.Length - 1)]));
        }
    }

    /// <summary>Two demonstrations, exported once with both in each file and once with files as small as can be.</summary>
    public sealed class Datasets : IDisposable
    {
        private readonly TemporaryFolder folder = new();

        public Datasets()
        {
            IReadOnlyList<string> recorded = DemonstrationFolder.Record(Move, 2, seed: 11, folder.Path, jobs: 2).Traces;
            Recorded = recorded[0];

            // pictures are dear, and the first seconds have all that matters
            Traces = [.. recorded.Select(TraceReader.Read).Zip((int[])[60, 45], (trace, steps) => trace with { Steps = [.. trace.Steps.Take(steps)] })];
            TracePaths = [.. Traces.Select((trace, index) => folder.File($"short-{index}.msgpack"))];
            foreach ((string path, EpisodeTrace trace) in TracePaths.Zip(Traces))
            {
                TraceWriter.Write(path, trace);
            }

            LeRobotExport.Write(Move, TracePaths, folder.File("whole"), new LeRobotSettings { SidePixels = Side }, TextWriter.Null);

            // what a killed export has left is no hindrance
            Directory.CreateDirectory(folder.File("cut/lerobot.part/data/chunk-007"));
            LeRobotExport.Write(
                Move,
                TracePaths,
                folder.File("cut"),
                new LeRobotSettings { SidePixels = 32, DataFileMebibytes = 0, VideoFileMebibytes = 0 },
                TextWriter.Null);
        }

        public string Recorded { get; }

        public IReadOnlyList<string> TracePaths { get; }

        public IReadOnlyList<EpisodeTrace> Traces { get; }

        public string Whole(string file) => folder.File($"whole/lerobot/{file}");

        public string Cut(string file) => folder.File($"cut/lerobot/{file}");

        public void Dispose() => folder.Dispose();
    }

    /// <summary>Ends the work at the first line that it is told.</summary>
    private sealed class EndingWriter(CancellationTokenSource end) : StringWriter(CultureInfo.InvariantCulture)
    {
        public override void WriteLine(string? value) => end.Cancel();
    }
}
