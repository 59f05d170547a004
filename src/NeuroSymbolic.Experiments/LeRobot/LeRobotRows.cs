using System.Collections.Immutable;
using NeuroSymbolic.Agents;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes the rows of a dataset, one row group for each episode, and notes what its other files say of them.</summary>
/// <remarks>A frame is a recorded state with the action that the expert wanted in it, before noise was added; the last state has none
/// and is left out.</remarks>
internal sealed class LeRobotRows(DomainDescription domain, LeRobotSettings settings, RecordedScenes scenes)
{
    private readonly List<string> sentences = [];
    private readonly List<LeRobotEpisode> episodes = [];
    private readonly List<(string Name, List<double[]> Rows)> all = [];

    /// <summary>The sentences in the order of their numbers.</summary>
    public IReadOnlyList<string> Sentences => sentences;

    /// <summary>The episodes that were written.</summary>
    public IReadOnlyList<LeRobotEpisode> Episodes => episodes;

    /// <summary>Frames in all of them.</summary>
    public long Frames => episodes.Sum(episode => (long)episode.Length);

    /// <summary>Statistics of each feature over all frames, pictures apart.</summary>
    public ImmutableArray<(string Feature, FeatureStatistics Statistics)> Statistics() =>
        [.. all.Select(feature => (feature.Name, FeatureStatistics.Of(feature.Rows)))];

    /// <summary>Writes the rows of demonstrations.</summary>
    /// <param name="traces">Their paths.</param>
    /// <param name="folder">The folder of the chunks.</param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <exception cref="InputException">A trace is broken or none of a demonstration.</exception>
    public void Write(IReadOnlyList<string> traces, string folder, CancellationToken cancellation)
    {
        ParquetTable? table = null;
        try
        {
            (LeRobotFile file, int framesInFile) = (default, 0);
            foreach (string path in traces)
            {
                cancellation.ThrowIfCancellationRequested();
                (ImmutableArray<string> told, (string Name, double[][] Rows)[] features) = Features(path);
                if (table is not null && !LeRobotFile.HasRoom(table.Bytes, framesInFile, told.Length, settings.DataFileMebibytes))
                {
                    table.Dispose();
                    (table, file, framesInFile) = (null, file.Next, 0);
                }

                ParquetColumn[] columns = [.. features.Select(feature => Column(feature.Name, feature.Rows))];
                table ??= ParquetTable.Create(file.In(folder, "parquet"), columns);
                table.Add(columns);
                episodes.Add(new LeRobotEpisode(
                    episodes.Count,
                    path,
                    [.. told.Distinct()],
                    Frames,
                    told.Length,
                    file,
                    [.. features.Select(feature => (feature.Name, FeatureStatistics.Of(feature.Rows)))]));
                framesInFile += told.Length;
            }
        }
        finally
        {
            table?.Dispose();
        }
    }

    private (ImmutableArray<string> Told, (string Name, double[][] Rows)[] Features) Features(string path)
    {
        EpisodeTrace trace = TraceReader.Read(path);
        var cut = new DemonstrationCut(trace, domain, chunkSteps: 1);
        ImmutableArray<string> told = Told(trace, cut, path);
        sentences.AddRange(told.Distinct().Except(sentences));
        int[] frames = [.. Enumerable.Range(0, told.Length)];
        double first = Frames;
        (string Name, double[][] Rows)[] features =
        [
            (LeRobotFeatures.State, [.. frames.Select(frame =>
                LiberoMessages.State(scenes.At(trace, frame).Robot, domain).Select(Rounded).ToArray())]),
            (LeRobotFeatures.Action, [.. frames.Select(frame =>
                LiberoMessages.ActionNumbers(cut.Intended(frame + 1)).Select(number => (double)number).ToArray())]),
            (LeRobotFeatures.Timestamp, [.. frames.Select(frame => (double[])[Rounded((double)frame / RobotAction.Rate)])]),
            (LeRobotFeatures.FrameIndex, [.. frames.Select(frame => (double[])[frame])]),
            (LeRobotFeatures.EpisodeIndex, [.. frames.Select(_ => (double[])[episodes.Count])]),
            (LeRobotFeatures.Index, [.. frames.Select(frame => (double[])[first + frame])]),
            (LeRobotFeatures.TaskIndex, [.. told.Select(sentence => (double[])[sentences.IndexOf(sentence)])]),
        ];
        foreach ((int place, (string name, double[][] rows)) in features.Index())
        {
            if (place == all.Count)
            {
                all.Add((name, []));
            }

            all[place].Rows.AddRange(rows);
        }

        return (told, features);
    }

    // the sentence of each frame; where nothing is under way, after the last move, that of what was done last
    private ImmutableArray<string> Told(EpisodeTrace trace, DemonstrationCut cut, string path)
    {
        var told = ImmutableArray.CreateBuilder<string>(trace.Steps.Count - 1);
        for (int step = 1; step < trace.Steps.Count; step++)
        {
            (string move, string subTask) = cut.SentencesAt(step);
            string? sentence = settings.Sentences switch
            {
                SentenceChoice.Move => move,
                SentenceChoice.SubTask => subTask,
                _ => trace.Instruction,
            };
            told.Add(sentence is { Length: > 0 } ? sentence
                : told.LastOrDefault() ?? throw new InputException($"{path} does not say in words what is done; delete it and record it again."));
        }

        return told.MoveToImmutable();
    }

    private static ParquetColumn Column(string name, double[][] rows) => name switch
    {
        LeRobotFeatures.State or LeRobotFeatures.Action =>
            ParquetColumn.OfLists<float>(name, [.. rows.Select(row => row.Select(value => (float)value).ToArray())]),
        LeRobotFeatures.Timestamp => ParquetColumn.Of<float>(name, [.. rows.Select(row => (float)row[0])]),
        _ => ParquetColumn.Of<long>(name, [.. rows.Select(row => (long)row[0])]),
    };

    // as the file holds it
    private static double Rounded(double value) => (float)value;
}
