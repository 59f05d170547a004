using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A text with the name that errors call it by, and with what ends its reading.</summary>
internal sealed class SourceText
{
    /// <summary>The largest file that is read.</summary>
    public const long LargestFileBytes = 16L << 20;
    private const int LongestShownLine = 120;

    /// <param name="text">The text.</param>
    /// <param name="name">What errors call it.</param>
    /// <param name="cancellation">Ends whoever reads it with an <see cref="OperationCanceledException"/>.</param>
    public SourceText(string text, string name, CancellationToken cancellation = default)
    {
        Text = text;
        Name = name;
        Cancellation = cancellation;
        int strange = text.AsSpan().IndexOfAny('\0', '\uFFFD');
        if (strange >= 0)
        {
            throw Error(strange, "this is not text in UTF-8");
        }
    }

    public string Text { get; }

    public string Name { get; }

    /// <summary>To be looked at by whoever reads on.</summary>
    public CancellationToken Cancellation { get; }

    /// <exception cref="InputException">The file cannot be read, is too large, or holds no text.</exception>
    public static SourceText FromFile(string path, CancellationToken cancellation = default)
    {
        try
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new InputException(Directory.Exists(path)
                    ? $"{path} is a folder; a file is expected."
                    : $"There is no file {path}.");
            }

            return file.Length <= LargestFileBytes
                ? new SourceText(File.ReadAllText(path), path, cancellation)
                : throw new InputException($"{path} has {file.Length >> 20} MiB; at most {LargestFileBytes >> 20} MiB are read.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>An error at a place in the text, with the line and a caret under it.</summary>
    /// <param name="offset">Characters from the start of the text; the end of the text is allowed.</param>
    /// <param name="sentence">What is wrong and what was expected, without a full stop.</param>
    public PddlException Error(int offset, string sentence)
    {
        ReadOnlySpan<char> before = Text.AsSpan(0, offset);
        int line = before.Count('\n') + 1;
        int lineStart = before.LastIndexOf('\n') + 1;
        int lineLength = Text.AsSpan(lineStart).IndexOfAny('\r', '\n');
        ReadOnlySpan<char> whole = lineLength < 0 ? Text.AsSpan(lineStart) : Text.AsSpan(lineStart, lineLength);

        // a very long line is shown around the place only
        int column = offset - lineStart;
        int cut = Math.Max(0, Math.Min(column - (LongestShownLine / 2), whole.Length - LongestShownLine));
        ReadOnlySpan<char> shown = whole.Slice(cut, Math.Min(LongestShownLine, whole.Length - cut));
        var message = new StringBuilder($"{Name}:{line}:{column + 1}: {sentence}.\n");
        foreach (char character in shown)
        {
            message.Append(char.IsControl(character) && character != '\t' ? '·' : character);
        }

        // tabs are repeated so that the caret stands right however wide they are shown
        message.Append('\n');
        for (int i = cut; i < column; i++)
        {
            message.Append(i < whole.Length && whole[i] == '\t' ? '\t' : ' ');
        }

        return new PddlException(message.Append('^').ToString(), offset, sentence);
    }
}
