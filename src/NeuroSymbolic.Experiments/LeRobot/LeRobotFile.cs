using System.Globalization;

namespace NeuroSymbolic.Experiments;

/// <summary>Place of a file in a dataset: the chunk, which is a folder, and the number within it.</summary>
internal readonly record struct LeRobotFile(int Chunk, int File)
{
    /// <summary>Files in a chunk.</summary>
    public const int FilesPerChunk = 1000;

    /// <summary>The file after this one.</summary>
    public LeRobotFile Next => File + 1 < FilesPerChunk ? this with { File = File + 1 } : new(Chunk + 1, 0);

    /// <summary>Its path under a folder of the dataset; the folder of the chunk is made.</summary>
    public string In(string folder, string extension)
    {
        string chunk = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"chunk-{Chunk:000}"));
        Directory.CreateDirectory(chunk);
        return Path.Combine(chunk, string.Create(CultureInfo.InvariantCulture, $"file-{File:000}.{extension}"));
    }

    /// <summary>Whether so many more frames are expected to fit below the limit, by what those so far took.</summary>
    public static bool HasRoom(long bytes, int frames, int more, double limitMebibytes) =>
        bytes * (1 + ((double)more / frames)) < limitMebibytes * (1 << 20);
}
