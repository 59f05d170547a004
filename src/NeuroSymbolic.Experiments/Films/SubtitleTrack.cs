using System.Globalization;
using System.Text;

namespace NeuroSymbolic.Experiments;

/// <summary>A part of the panel that shows one thing until the next: subtitle events of Advanced SubStation Alpha.</summary>
/// <param name="text">Takes the events.</param>
/// <param name="layer">Higher layers cover lower ones.</param>
internal sealed class SubtitleTrack(StringBuilder text, int layer = 1)
{
    private IReadOnlyList<string> shown = [];
    private double since;

    /// <summary>Shows these lines from a time on, instead of those before.</summary>
    /// <param name="seconds">Time in the film.</param>
    /// <param name="lines">Each with its style in front, such as <c>Fact,{\pos(10,20)}on a b</c>.</param>
    public void Show(double seconds, IReadOnlyList<string> lines)
    {
        if (lines.SequenceEqual(shown))
        {
            return;
        }

        if (seconds > since)
        {
            foreach (string line in shown)
            {
                (string style, string content) = line.Split(',', 2) switch { var parts => (parts[0], parts[1]) };
                text.Append(CultureInfo.InvariantCulture, $"Dialogue: {layer},{Clock(since)},{Clock(seconds)},{style},,0,0,0,,{content}\n");
            }
        }

        shown = lines;
        since = seconds;
    }

    /// <summary>Text that the format takes literally.</summary>
    public static string Literal(string words) =>
        words.Replace('{', '(').Replace('}', ')').Replace('\\', '/').ReplaceLineEndings(" ");

    // the format counts in hundredths of a second
    private static string Clock(double seconds)
    {
        var time = TimeSpan.FromMilliseconds(Math.Round(seconds * 100) * 10);
        return string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm\\:ss\\.ff}");
    }
}
