using System.Globalization;

namespace NeuroSymbolic.Cli;

/// <summary>Amounts of memory as people write them: <c>500MB</c>, <c>4GB</c>, <c>1.5GiB</c>; all units are powers of 1024.</summary>
internal static class MemorySize
{
    private static readonly (string Unit, long Bytes)[] Units =
        [("KiB", 1L << 10), ("MiB", 1L << 20), ("GiB", 1L << 30), ("KB", 1L << 10), ("MB", 1L << 20), ("GB", 1L << 30)];

    /// <summary>Reads an amount of at least a kilobyte.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        foreach ((string unit, long factor) in Units)
        {
            if (text.EndsWith(unit, StringComparison.OrdinalIgnoreCase)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && number * factor is >= 1024 and <= 1L << 50)
            {
                bytes = (long)(number * factor);
                return true;
            }
        }

        bytes = 0;
        return false;
    }
}
