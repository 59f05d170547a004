using Parquet;
using Parquet.Schema;

namespace NeuroSymbolic.Experiments;

/// <summary>Writes a Parquet file, compressed by snappy, one row group at a time.</summary>
internal sealed class ParquetTable : IDisposable
{
    private readonly FileStream stream;
    private readonly ParquetSchema schema;
    private readonly ParquetWriter writer;

    private ParquetTable(FileStream stream, ParquetSchema schema)
    {
        this.stream = stream;
        this.schema = schema;
        writer = ParquetWriter.CreateAsync(schema, stream).GetAwaiter().GetResult();
    }

    /// <summary>Bytes so far.</summary>
    public long Bytes => stream.Position;

    /// <summary>Begins a file with such columns; their values are not written.</summary>
    /// <param name="path">The file; it is overwritten.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="footer">Texts by their names for the file's end.</param>
    public static ParquetTable Create(string path, IEnumerable<ParquetColumn> columns, IReadOnlyDictionary<string, string>? footer = null)
    {
        var table = new ParquetTable(File.Create(path), new ParquetSchema([.. columns.Select(column => column.Field)]));
        if (footer is not null)
        {
            table.writer.CustomMetadata = footer;
        }

        return table;
    }

    /// <summary>Writes a file of one row group.</summary>
    public static void Write(string path, IReadOnlyList<ParquetColumn> columns, IReadOnlyDictionary<string, string>? footer = null)
    {
        using ParquetTable table = Create(path, columns, footer);
        table.Add(columns);
    }

    /// <summary>Writes a row group.</summary>
    /// <param name="columns">Columns of the same names and types as those of the file, in the same order.</param>
    public void Add(IEnumerable<ParquetColumn> columns)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        foreach ((ParquetColumn column, DataField field) in columns.Zip(schema.GetDataFields()))
        {
            column.Write(group, field).GetAwaiter().GetResult();
        }

        group.CompleteValidate();
    }

    /// <summary>Writes the file's end.</summary>
    public void Dispose()
    {
        writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        stream.Dispose();
    }
}
