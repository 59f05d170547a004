using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Lessons;

/// <summary>The cells of a page in Markdown, in order. <c>docs/lessons/README.md</c> says what each kind means.</summary>
/// <param name="Cells">Its fenced blocks.</param>
public sealed record LessonPage(ImmutableArray<LessonCell> Cells)
{
    private const string Fence = "```";

    /// <summary>Reads a page.</summary>
    /// <param name="markdown">Its text.</param>
    /// <exception cref="InputException">A block is never closed.</exception>
    public static LessonPage Parse(string markdown)
    {
        var cells = ImmutableArray.CreateBuilder<LessonCell>();
        string[] lines = markdown.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            int end = Array.FindIndex(lines, i + 1, line => line == Fence);
            if (end < 0)
            {
                throw new InputException($"The block that begins in line {i + 1} is never closed; '{Fence}' on a line of its own is expected.");
            }

            string[] words = lines[i][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            cells.Add(new LessonCell(
                words.FirstOrDefault("text"), [.. words.Skip(1)], string.Concat(lines[(i + 1)..end].Select(line => line + "\n")), i + 1));
            i = end;
        }

        return new LessonPage(cells.ToImmutable());
    }
}
