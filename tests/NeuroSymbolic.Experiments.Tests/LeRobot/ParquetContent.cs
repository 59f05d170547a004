using System.Text.Json.Nodes;
using ParquetSharp;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>A Parquet file, read by Arrow's own reader, which is also that of Python's pyarrow.</summary>
internal sealed class ParquetContent
{
    private readonly Dictionary<string, object[]> columns = [];

    public ParquetContent(string path)
    {
        using var file = new ParquetFileReader(path);
        Footer = file.FileMetaData.KeyValueMetadata.GetValueOrDefault("pandas") is string text ? JsonNode.Parse(text) : null;
        Groups = [.. Enumerable.Range(0, file.FileMetaData.NumRowGroups).Select(group => Rows(file, group))];
    }

    /// <summary>What pandas reads of the file's end.</summary>
    public JsonNode? Footer { get; }

    /// <summary>Rows of each row group.</summary>
    public IReadOnlyList<int> Groups { get; }

    public IEnumerable<string> Names => columns.Keys;

    /// <summary>A column that holds one value in a row.</summary>
    public T[] Values<T>(string name) => [.. columns[name].Cast<T>()];

    private int Rows(ParquetFileReader file, int group)
    {
        using RowGroupReader rows = file.RowGroup(group);
        int count = checked((int)rows.MetaData.NumRows);
        for (int index = 0; index < rows.MetaData.NumColumns; index++)
        {
            Assert.Equal(Compression.Snappy, rows.MetaData.GetColumnChunkMetaData(index).Compression);
            using ColumnReader column = rows.Column(index);
            using LogicalColumnReader reader = column.LogicalReader();
            string name = column.ColumnDescriptor.Path.ToDotVector()[0];
            columns[name] = [.. columns.GetValueOrDefault(name, []), .. reader.Apply(new AllValues(count))];
        }

        return count;
    }

    private sealed class AllValues(int count) : ILogicalColumnReaderVisitor<IEnumerable<object>>
    {
        public IEnumerable<object> OnLogicalColumnReader<TValue>(LogicalColumnReader<TValue> columnReader) =>
            [.. columnReader.ReadAll(count).Cast<object>()];
    }
}
