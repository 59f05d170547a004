namespace NeuroSymbolic.Language;

/// <summary>Where the lines of a text begin. Lines end with a line feed, a carriage return, or both.</summary>
public sealed class LineMap
{
    private readonly string text;
    private readonly List<int> starts = [0];

    /// <summary>The lines of a text.</summary>
    public LineMap(string text)
    {
        this.text = text;
        int place = 0;
        while (text.AsSpan(place).IndexOfAny('\r', '\n') is >= 0 and var skipped)
        {
            place += skipped + 1;
            if (text[place - 1] == '\r' && place < text.Length && text[place] == '\n')
            {
                place++;
            }

            starts.Add(place);
        }
    }

    /// <summary>The place of a character; the end of the text is one, and what is behind it means the end.</summary>
    public TextPosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, text.Length);
        int line = starts.BinarySearch(offset);
        line = line < 0 ? ~line - 1 : line;
        return new TextPosition(line, offset - starts[line]);
    }

    /// <summary>The character at a place; a place behind the end of its line means that end, as the protocol wants it.</summary>
    public int OffsetOf(TextPosition position)
    {
        if (position.Line < 0)
        {
            return 0;
        }

        if (position.Line >= starts.Count)
        {
            return text.Length;
        }

        int start = starts[position.Line];
        int end = position.Line + 1 < starts.Count ? starts[position.Line + 1] : text.Length;
        while (end > start && text[end - 1] is '\r' or '\n')
        {
            end--;
        }

        return start + Math.Clamp(position.Character, 0, end - start);
    }
}
