using System.Collections;
using System.Text;

namespace NeuroSymbolic.Agents;

/// <summary>One message of the openpi protocol: a map from keys to values, in the order in which they stand on the wire.</summary>
/// <remarks>Values are null, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/>, <see cref="string"/>, bytes,
/// <see cref="NumpyArray"/>, lists of values, and maps like this one.</remarks>
public sealed class OpenpiMessage : IEnumerable<KeyValuePair<string, object?>>
{
    private readonly OrderedDictionary<string, object?> entries = new(StringComparer.Ordinal);

    /// <summary>How many entries it has.</summary>
    public int Count => entries.Count;

    /// <summary>Adds an entry.</summary>
    /// <exception cref="ArgumentException">There is such a key already.</exception>
    public void Add(string key, object? value) => entries.Add(key, value);

    /// <summary>Whether there is such an entry, and it is not null.</summary>
    public bool Has(string key) => entries.TryGetValue(key, out object? value) && value is not null;

    /// <summary>The text under a key; texts may come as bytes.</summary>
    /// <exception cref="OpenpiFormatException">It is missing or something else.</exception>
    public string Text(string key) => AsText(Value(key)) ?? throw Wrong(key, "a text");

    /// <summary>The text under a key, or null where there is none.</summary>
    /// <inheritdoc cref="Text" path="/exception"/>
    public string? TextOrNull(string key) => Has(key) ? Text(key) : null;

    /// <summary>The list of texts under a key.</summary>
    /// <exception cref="OpenpiFormatException">It is missing or something else.</exception>
    public IReadOnlyList<string> Texts(string key) =>
        Value(key) is IReadOnlyList<object?> list && list.Select(AsText).OfType<string>().ToList() is var texts && texts.Count == list.Count
            ? texts
            : throw Wrong(key, "a list of texts");

    /// <summary>The number under a key.</summary>
    /// <exception cref="OpenpiFormatException">It is missing, something else, infinite or not a number.</exception>
    public double Number(string key) => Value(key) switch
    {
        long whole => whole,
        double real when double.IsFinite(real) => real,
        NumpyArray { Shape: [] } array when double.IsFinite(array.ToDoubles()[0]) => array.ToDoubles()[0],
        _ => throw Wrong(key, "a number"),
    };

    /// <summary>The number under a key, or null where there is none.</summary>
    /// <inheritdoc cref="Number" path="/exception"/>
    public double? NumberOrNull(string key) => Has(key) ? Number(key) : null;

    /// <summary>The whole number under a key.</summary>
    /// <exception cref="OpenpiFormatException">It is missing, something else, or does not fit.</exception>
    public int Whole(string key) => Number(key) is >= int.MinValue and <= int.MaxValue and double number && Math.Truncate(number) == number
        ? (int)number
        : throw Wrong(key, "a whole number");

    /// <summary>The array under a key.</summary>
    /// <exception cref="OpenpiFormatException">It is missing or something else.</exception>
    public NumpyArray Array(string key) => Value(key) as NumpyArray ?? throw Wrong(key, "an array");

    /// <summary>The finite numbers of the array under a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="count">How many there must be.</param>
    /// <exception cref="OpenpiFormatException">It is missing or something else.</exception>
    public double[] Numbers(string key, int count) =>
        Array(key) is { Shape: [var length] } array && length == count && array.ToDoubles() is var numbers && numbers.All(double.IsFinite)
            ? numbers
            : throw Wrong(key, $"an array of {count} finite numbers");

    /// <summary>The map under a key.</summary>
    /// <exception cref="OpenpiFormatException">It is missing or something else.</exception>
    public OpenpiMessage Map(string key) => Value(key) as OpenpiMessage ?? throw Wrong(key, "a map");

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => entries.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryAdd(string key, object? value) => entries.TryAdd(key, value);

    internal object Value(string key) => entries.GetValueOrDefault(key) ?? throw new OpenpiFormatException($"The key '{key}' is missing.");

    private static string? AsText(object? value) => value switch
    {
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        _ => null,
    };

    private static OpenpiFormatException Wrong(string key, string expected) => new($"The key '{key}' must hold {expected}.");
}
