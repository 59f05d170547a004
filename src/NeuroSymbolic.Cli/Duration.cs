using System.Globalization;

namespace NeuroSymbolic.Cli;

/// <summary>Durations as people write them: <c>500ms</c>, <c>30s</c>, <c>2m</c>, <c>1.5h</c>.</summary>
internal static class Duration
{
    // milliseconds before minutes and seconds, because all of them may end in what another ends in
    private static readonly (string Unit, double Milliseconds)[] Units = [("ms", 1), ("s", 1e3), ("m", 60e3), ("h", 3600e3)];

    // a month; longer is a slip of the finger, and timers end there
    private const double LargestMilliseconds = 30 * 24 * 3600e3;

    /// <summary>Reads a duration greater than nothing.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        foreach ((string unit, double factor) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
                && number * factor is > 0 and <= LargestMilliseconds)
            {
                duration = TimeSpan.FromMilliseconds(number * factor);
                return true;
            }
        }

        duration = default;
        return false;
    }
}
