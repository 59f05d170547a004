namespace NeuroSymbolic.Agents;

/// <summary>Text from elsewhere, made fit for a sentence, a table and a terminal.</summary>
internal static class RemoteText
{
    private const int LongestShown = 300;

    /// <summary>The text in one line, without control characters, cut where it gets long.</summary>
    public static string Shown(string text)
    {
        string line = string.Concat(text.Take(LongestShown + 1).Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length > LongestShown ? line[..Math.Min(line.Length, LongestShown)] + " ..." : line;
    }

    /// <summary>The line of an error text that says what was wrong: the first one, or the last one of a Python traceback.</summary>
    public static string Cause(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return lines is []
            ? "it sent an empty error text"
            : Shown(lines[0].StartsWith("Traceback", StringComparison.Ordinal) ? lines[^1] : lines[0]);
    }
}
