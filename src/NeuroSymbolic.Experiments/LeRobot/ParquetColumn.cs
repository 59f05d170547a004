using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;

namespace NeuroSymbolic.Experiments;

/// <summary>A column of a table, with the values of some of its rows.</summary>
/// <param name="Field">Its name and type.</param>
/// <param name="Write">Writes the values into a row group, as the field of the table's schema that holds the values themselves.</param>
internal sealed record ParquetColumn(Field Field, Func<ParquetRowGroupWriter, DataField, Task> Write)
{
    private const string Element = "element";

    /// <summary>A column of numbers.</summary>
    public static ParquetColumn Of<T>(string name, T[] values)
        where T : struct =>
        new(new DataField<T>(name), (writer, field) => writer.WriteAsync<T>(field, values));

    /// <summary>A column of texts.</summary>
    public static ParquetColumn Of(string name, IReadOnlyCollection<string> values) =>
        new(new DataField<string>(name, nullable: false), (writer, field) => writer.WriteAsync(field, values));

    /// <summary>A column of lists of numbers, none of them empty.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="lists">A list for each row.</param>
    /// <param name="depth">With 1 each number is an item, with 2 each is a list of one number, and so on.</param>
    public static ParquetColumn OfLists<T>(string name, IReadOnlyCollection<T[]> lists, int depth = 1)
        where T : struct
    {
        Field item = new DataField<T>(Element);
        for (int level = 1; level < depth; level++)
        {
            item = new ListField(Element, item);
        }

        return new(new ListField(name, item), (writer, field) => WriteLists(writer, field, lists));
    }

    /// <summary>A column of lists of texts, none of them empty.</summary>
    public static ParquetColumn OfLists(string name, IEnumerable<ImmutableArray<string>> lists)
    {
        ReadOnlyMemory<char>[][] texts = [.. lists.Select(list => list.Select(text => text.AsMemory()).ToArray())];
        return new(
            new ListField(name, new DataField<string>(Element, nullable: false)), (writer, field) => WriteLists(writer, field, texts));
    }

    // no list is missing or empty, so that every value is defined to the full depth; a row begins with repetition level 0
    private static Task WriteLists<T>(ParquetRowGroupWriter writer, DataField field, IReadOnlyCollection<T[]> lists)
        where T : struct
    {
        T[] values = [.. lists.SelectMany(list => list)];
        int[] definition = new int[values.Length];
        Array.Fill(definition, field.MaxDefinitionLevel);
        int[] repetition = [.. lists.SelectMany(list => list.Select((_, index) => index == 0 ? 0 : 1))];
        return writer.WriteAllPartsAsync<T>(field, values, definition, repetition, CancellationToken.None);
    }
}
