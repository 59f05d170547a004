using System.Collections.Immutable;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes what a dataset says of itself: <c>info.json</c>, <c>stats.json</c>, <c>tasks.parquet</c> and the episodes.</summary>
internal sealed class LeRobotMetadata(string robot, LeRobotRows rows, ImmutableArray<LeRobotView> views)
{
    // pandas then takes the sentences for the table's index, by which LeRobot looks them up
    private const string PandasFooter =
        """
        {"index_columns": ["task"],
        "column_indexes": [{"name": null, "field_name": null, "pandas_type": "unicode", "numpy_type": "object", "metadata": {"encoding": "UTF-8"}}],
        "columns": [{"name": "task_index", "field_name": "task_index", "pandas_type": "int64", "numpy_type": "int64", "metadata": null},
        {"name": "task", "field_name": "task", "pandas_type": "unicode", "numpy_type": "object", "metadata": null}]}
        """;

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The folder of them.</param>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        WriteJson(Path.Combine(folder, "info.json"), WriteInfo);
        WriteJson(Path.Combine(folder, "stats.json"), WriteStatistics);
        ParquetTable.Write(
            Path.Combine(folder, "tasks.parquet"),
            [
                ParquetColumn.Of<long>(LeRobotFeatures.TaskIndex, [.. Enumerable.Range(0, rows.Sentences.Count)]),
                ParquetColumn.Of("task", rows.Sentences),
            ],
            new Dictionary<string, string> { ["pandas"] = PandasFooter });
        ParquetTable.Write(default(LeRobotFile).In(Path.Combine(folder, "episodes"), "parquet"), [.. EpisodeColumns()]);
    }

    private IEnumerable<ParquetColumn> EpisodeColumns()
    {
        yield return Whole(LeRobotFeatures.EpisodeIndex, episode => episode.Index);
        yield return ParquetColumn.OfLists("tasks", rows.Episodes.Select(episode => episode.Sentences));
        yield return Whole("length", episode => episode.Length);
        yield return Whole("data/chunk_index", episode => episode.Data.Chunk);
        yield return Whole("data/file_index", episode => episode.Data.File);
        yield return Whole("dataset_from_index", episode => episode.FirstFrame);
        yield return Whole("dataset_to_index", episode => episode.FirstFrame + episode.Length);
        foreach (LeRobotView view in views)
        {
            string name = $"videos/{view.Feature}";
            yield return Whole($"{name}/chunk_index", episode => view.Films[episode.Index].File.Chunk);
            yield return Whole($"{name}/file_index", episode => view.Films[episode.Index].File.File);
            yield return Seconds($"{name}/from_timestamp", episode => view.Films[episode.Index].FirstFrame);
            yield return Seconds($"{name}/to_timestamp", episode => view.Films[episode.Index].FirstFrame + episode.Length);
        }

        (string Feature, FeatureStatistics Statistics)[][] statistics =
            [.. rows.Episodes.Select(episode => episode.Statistics.Concat(views.Select(view => (view.Feature, view.Of(episode)))).ToArray())];
        foreach ((int place, (string feature, FeatureStatistics first)) in statistics[0].Index())
        {
            foreach ((int figure, (string name, _)) in first.Values.Index())
            {
                yield return ParquetColumn.OfLists<double>(
                    $"stats/{feature}/{name}",
                    [.. statistics.Select(episode => episode[place].Statistics.Values[figure].Numbers)],
                    first.IsPicture ? 3 : 1);
            }

            yield return ParquetColumn.OfLists<long>(
                $"stats/{feature}/count", [.. statistics.Select(episode => (long[])[episode[place].Statistics.Count])]);
        }

        yield return Whole("meta/episodes/chunk_index", _ => 0);
        yield return Whole("meta/episodes/file_index", _ => 0);
    }

    private ParquetColumn Whole(string name, Func<LeRobotEpisode, long> value) => ParquetColumn.Of<long>(name, [.. rows.Episodes.Select(value)]);

    private ParquetColumn Seconds(string name, Func<LeRobotEpisode, int> frame) =>
        ParquetColumn.Of<double>(name, [.. rows.Episodes.Select(episode => (double)frame(episode) / RobotAction.Rate)]);

    private void WriteInfo(Utf8JsonWriter json)
    {
        json.WriteString("codebase_version", "v3.0");
        json.WriteString("robot_type", robot);
        json.WriteNumber("total_episodes", rows.Episodes.Count);
        json.WriteNumber("total_frames", rows.Frames);
        json.WriteNumber("total_tasks", rows.Sentences.Count);
        json.WriteNumber("chunks_size", LeRobotFile.FilesPerChunk);
        json.WriteNumber("data_files_size_in_mb", 100);
        json.WriteNumber("video_files_size_in_mb", 200);
        json.WriteNumber("fps", RobotAction.Rate);
        json.WriteStartObject("splits");
        json.WriteString("train", $"0:{rows.Episodes.Count}");
        json.WriteEndObject();
        json.WriteString("data_path", "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet");
        json.WriteString("video_path", "videos/{video_key}/chunk-{chunk_index:03d}/file-{file_index:03d}.mp4");
        json.WriteStartObject("features");
        WriteFeature(json, LeRobotFeatures.State, "float32", [8], LeRobotFeatures.StateNames);
        WriteFeature(json, LeRobotFeatures.Action, "float32", [7], LeRobotFeatures.ActionNames);
        foreach (LeRobotView view in views)
        {
            WriteFeature(json, view.Feature, "video", [view.SidePixels, view.SidePixels, 3], ["height", "width", "channels"], view);
        }

        WriteFeature(json, LeRobotFeatures.Timestamp, "float32", [1]);
        foreach (string name in (ReadOnlySpan<string>)
            [LeRobotFeatures.FrameIndex, LeRobotFeatures.EpisodeIndex, LeRobotFeatures.Index, LeRobotFeatures.TaskIndex])
        {
            WriteFeature(json, name, "int64", [1]);
        }

        json.WriteEndObject();
    }

    private static void WriteFeature(
        Utf8JsonWriter json, string feature, string type, int[] shape, ImmutableArray<string> names = default, LeRobotView? view = null)
    {
        json.WriteStartObject(feature);
        json.WriteString("dtype", type);
        json.WriteStartArray("shape");
        Array.ForEach(shape, json.WriteNumberValue);
        json.WriteEndArray();
        if (names.IsDefault)
        {
            json.WriteNull("names");
        }
        else
        {
            json.WriteStartArray("names");
            foreach (string name in names)
            {
                json.WriteStringValue(name);
            }

            json.WriteEndArray();
        }

        if (view is not null)
        {
            json.WriteStartObject("info");
            json.WriteNumber("video.height", view.SidePixels);
            json.WriteNumber("video.width", view.SidePixels);
            json.WriteString("video.codec", "h264");
            json.WriteString("video.pix_fmt", "yuv420p");
            json.WriteNumber("video.fps", RobotAction.Rate);
            json.WriteNumber("video.channels", 3);
            json.WriteNumber("video.g", LeRobotCamera.KeyFrameDistance);
            json.WriteNumber("video.crf", LeRobotCamera.ConstantRateFactor);
            json.WriteBoolean("is_depth_map", false);
            json.WriteBoolean("has_audio", false);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteStatistics(Utf8JsonWriter json)
    {
        foreach ((string feature, FeatureStatistics statistics) in
            rows.Statistics().Concat(views.Select(view => (view.Feature, view.OfAll(rows.Frames)))))
        {
            json.WriteStartObject(feature);
            foreach ((string name, double[] numbers) in statistics.Values)
            {
                json.WriteStartArray(name);
                foreach (double number in numbers)
                {
                    WriteNumber(json, number, statistics.IsPicture ? 2 : 0);
                }

                json.WriteEndArray();
            }

            json.WriteStartArray("count");
            json.WriteNumberValue(statistics.Count);
            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    // pictures have shape (3, 1, 1)
    private static void WriteNumber(Utf8JsonWriter json, double number, int brackets)
    {
        if (brackets == 0)
        {
            json.WriteNumberValue(number);
            return;
        }

        json.WriteStartArray();
        WriteNumber(json, number, brackets - 1);
        json.WriteEndArray();
    }

    private static void WriteJson(string path, Action<Utf8JsonWriter> write)
    {
        using FileStream file = File.Create(path);
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }
}
