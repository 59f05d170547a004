using System.Globalization;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The folder that a run leaves behind, opened for writing by one process at a time.</summary>
public sealed class RunFolder : IDisposable
{
    private readonly FileStream gate;

    private RunFolder(string path, RunManifest manifest, EpisodeTable table, FileStream gate)
    {
        Path = path;
        Manifest = manifest;
        Table = table;
        this.gate = gate;
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Its <c>run.json</c>.</summary>
    public RunManifest Manifest { get; private set; }

    /// <summary>Its <c>episodes.csv</c>.</summary>
    public EpisodeTable Table { get; }

    /// <summary>Where the folder's summary lies.</summary>
    public string SummaryPath => SummaryPathOf(Path);

    /// <summary>Begins a run in the folder, or goes on with the one that is there.</summary>
    /// <param name="path">The folder; made when it is missing.</param>
    /// <param name="manifest">The run that is asked for, named.</param>
    /// <param name="resume">Whether to go on with a run that is there. Nothing there yet is no error.</param>
    /// <exception cref="UsageException">The folder holds a run and <paramref name="resume"/> is false, or a run that differs;
    /// another process is at work in it; or it cannot be written.</exception>
    /// <exception cref="InputException">A file of the run that is there is damaged.</exception>
    public static RunFolder Open(string path, RunManifest manifest, bool resume)
    {
        FileStream gate = Lock(path);
        try
        {
            string manifestPath = ManifestPath(path);
            if (!File.Exists(manifestPath))
            {
                manifest.Write(manifestPath);
            }
            else if (!resume)
            {
                throw new UsageException($"{path} already holds a run; add --resume to go on with it or give --out another folder.");
            }
            else
            {
                RunManifest earlier = RunManifest.Read(manifestPath);
                if (earlier.DifferenceTo(manifest) is string difference)
                {
                    throw new UsageException(
                        $"The run in {path} cannot be resumed because {difference}; give --out another folder.");
                }

                manifest = earlier;
            }

            return new RunFolder(path, manifest, EpisodeTable.Open(EpisodesPath(path)), gate);
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>Notes in <c>run.json</c> how the joules of the rows come about.</summary>
    public void Note(MeteringDescription energy)
    {
        Manifest = Manifest with { Energy = energy };
        Manifest.Write(ManifestPath(Path));
    }

    /// <summary>Where the table of episodes of a run folder lies.</summary>
    public static string EpisodesPath(string folder) => System.IO.Path.Combine(folder, "episodes.csv");

    /// <summary>Where the manifest of a run folder lies.</summary>
    public static string ManifestPath(string folder) => System.IO.Path.Combine(folder, "run.json");

    /// <summary>Where the summary of a run folder lies.</summary>
    public static string SummaryPathOf(string folder) => System.IO.Path.Combine(folder, "summary.json");

    /// <summary>Where the trace of an episode lies.</summary>
    public static string TracePath(string folder, EpisodeKey key) =>
        System.IO.Path.Combine(folder, "traces", Stem(key) + ".msgpack");

    /// <summary>Where the first plan of an episode lies.</summary>
    public static string PlanPath(string folder, EpisodeKey key) => System.IO.Path.Combine(folder, "plans", Stem(key) + ".plan");

    /// <summary>The video of an episode, relative to the folder.</summary>
    public static string VideoName(EpisodeKey key, int seed, EpisodeOutcome outcome) =>
        string.Create(CultureInfo.InvariantCulture, $"videos/{Stem(key)}-seed{seed}-{outcome.ToString().ToLowerInvariant()}.mp4");

    /// <inheritdoc/>
    public void Dispose()
    {
        Table.Dispose();
        gate.Dispose();
    }

    // Agents may be addresses (openpi=ws://host:port); what a file name cannot hold becomes an underscore.
    private static string Stem(EpisodeKey key)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{key.Task}-{key.Agent}-{key.Episode:000}");
        return string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' ? c : '_'));
    }

    // The lock is the system's and ends with the process, so that a killed run leaves none behind.
    private static FileStream Lock(string path)
    {
        string gate = System.IO.Path.Combine(path, ".lock");
        try
        {
            Directory.CreateDirectory(path);
            return File.Open(gate, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (File.Exists(gate))
        {
            throw new UsageException($"Another process is writing to {path}; wait for its end or give --out another folder.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The folder {path} cannot be written: {error.Message}", error);
        }
    }
}
