using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>The file <c>episodes.csv</c> of a run under way: every row is on the disk before the next episode is counted.</summary>
/// <remarks>A process killed in the middle of a write leaves a last line without its end. That row counts as never written: it is
/// cut off when the table is opened again. Not safe for several threads at once.</remarks>
public sealed class EpisodeTable : IDisposable
{
    private readonly string path;
    private readonly List<EpisodeRow> rows;
    private FileStream stream;

    private EpisodeTable(string path, List<EpisodeRow> rows, FileStream stream)
    {
        this.path = path;
        this.rows = rows;
        this.stream = stream;
    }

    /// <summary>The rows so far, in the file's order.</summary>
    public IReadOnlyList<EpisodeRow> Rows => rows;

    /// <summary>Opens the table to go on with it, or begins it.</summary>
    /// <exception cref="InputException">The file is no table of episodes; the message has the line.</exception>
    public static EpisodeTable Open(string path)
    {
        byte[] content = File.Exists(path) ? File.ReadAllBytes(path) : [];
        (List<EpisodeRow> rows, int wholeLength, int columns) = Parse(path, content);
        if (columns < EpisodeColumns.Names.Count)
        {
            throw new InputException($"{path} is a table of an earlier version, which can be read but not gone on with.");
        }

        FileStream stream = OpenToAppend(path);
        stream.SetLength(wholeLength);
        stream.Seek(0, SeekOrigin.End);
        var table = new EpisodeTable(path, rows, stream);
        if (wholeLength == 0)
        {
            table.Write(CommaSeparated.Record(EpisodeColumns.Names));
        }

        return table;
    }

    /// <summary>The whole rows of a table, which another process may be writing.</summary>
    /// <exception cref="InputException">The file is missing or no table of episodes; the message has the line.</exception>
    public static IReadOnlyList<EpisodeRow> Read(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            return Parse(path, content).Rows;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Writes a table in one go.</summary>
    public static void Write(string path, IEnumerable<EpisodeRow> rows)
    {
        var text = new StringBuilder(CommaSeparated.Record(EpisodeColumns.Names));
        foreach (EpisodeRow row in rows)
        {
            text.Append(CommaSeparated.Record(EpisodeColumns.Write(row)));
        }

        AtomicFile.Write(path, Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Adds a row with one write and waits until it is on the disk.</summary>
    public void Append(EpisodeRow row)
    {
        Write(CommaSeparated.Record(EpisodeColumns.Write(row)));
        rows.Add(row);
    }

    /// <summary>Rewrites the table in the given order, so that a run's table does not depend on which episode ended first.</summary>
    public void Sort(Comparison<EpisodeRow> order)
    {
        var sorted = rows.Order(Comparer<EpisodeRow>.Create(order)).ToList();
        if (sorted.SequenceEqual(rows))
        {
            return;
        }

        stream.Dispose();
        Write(path, sorted);
        stream = OpenToAppend(path);
        stream.Seek(0, SeekOrigin.End);
        rows.Clear();
        rows.AddRange(sorted);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();

    // without a buffer each Write is one system call
    private static FileStream OpenToAppend(string path) =>
        new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, bufferSize: 0);

    private static (List<EpisodeRow> Rows, int WholeLength, int Columns) Parse(string path, byte[] content)
    {
        ReadOnlySpan<byte> rest = content;
        var rows = new List<EpisodeRow>();
        int columns = CommaSeparated.TryRead(ref rest, out List<string> names) ? names.Count : EpisodeColumns.Names.Count;
        if (columns < EpisodeColumns.OfFirstVersion || !names.SequenceEqual(EpisodeColumns.Names.Take(names.Count)))
        {
            throw new InputException($"{path}:1: these are not the columns of a table of episodes, which begins with "
                + $"{string.Join(',', EpisodeColumns.Names.Take(4))}.");
        }

        while (CommaSeparated.TryRead(ref rest, out List<string> fields))
        {
            try
            {
                rows.Add(EpisodeColumns.Read(fields, columns));
            }
            catch (FormatException error)
            {
                throw new InputException($"{path}: row {rows.Count + 1} is wrong: {error.Message}.", error);
            }
        }

        return (rows, content.Length - rest.Length, columns);
    }

    private void Write(string record)
    {
        stream.Write(Encoding.UTF8.GetBytes(record));
        stream.Flush(flushToDisk: true);
    }
}
