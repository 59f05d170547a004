using System.Text;

namespace NeuroSymbolic.Experiments;

/// <summary>Comma-separated text by RFC 4180, in UTF-8 with line feeds.</summary>
internal static class CommaSeparated
{
    /// <summary>One record with its line feed.</summary>
    public static string Record(IEnumerable<string> fields) => string.Join(',', fields.Select(Quote)) + "\n";

    /// <summary>Reads the next record; false when what is left holds no whole one, as after a write that was cut off.</summary>
    /// <param name="rest">What has not been read; moves past the record.</param>
    /// <param name="fields">The record's fields, unquoted.</param>
    public static bool TryRead(ref ReadOnlySpan<byte> rest, out List<string> fields)
    {
        fields = [];
        var field = new List<byte>();
        bool quoted = false;
        for (int i = 0; i < rest.Length; i++)
        {
            byte b = rest[i];
            if (quoted)
            {
                if (b != '"')
                {
                    field.Add(b);
                }
                else if (i + 1 < rest.Length && rest[i + 1] == '"')
                {
                    field.Add(b);
                    i++;
                }
                else
                {
                    quoted = false;
                }
            }
            else if (b == '"')
            {
                quoted = true;
            }
            else if (b is (byte)',' or (byte)'\n')
            {
                fields.Add(Encoding.UTF8.GetString([.. field]));
                field.Clear();
                if (b == '\n')
                {
                    rest = rest[(i + 1)..];
                    return true;
                }
            }
            else if (b != '\r')
            {
                field.Add(b);
            }
        }

        return false;
    }

    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny(",\"\r\n") < 0
            ? field
            : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
