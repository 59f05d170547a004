namespace NeuroSymbolic.Language;

/// <summary>Reads a text whose parentheses match, with its comments.</summary>
/// <param name="text">The text.</param>
internal sealed class LayoutReader(string text)
{
    private int position;

    /// <summary>The lists and comments of a part of the text.</summary>
    public static List<LayoutNode> Read(string text, int start, int end)
    {
        var reader = new LayoutReader(text) { position = start };
        return reader.ReadElements(end);
    }

    private List<LayoutNode> ReadElements(int end)
    {
        var elements = new List<LayoutNode>();
        while (true)
        {
            int lines = 0;
            bool isFirst = position == 0;
            for (; position < end && char.IsWhiteSpace(text[position]); position++)
            {
                lines += text[position] == '\n' ? 1 : 0;
            }

            if (position >= end || text[position] == ')')
            {
                return elements;
            }

            int start = position;
            bool isOnOwnLine = lines > 0 || isFirst;
            if (text[start] == '(')
            {
                position++;
                List<LayoutNode> children = ReadElements(end);
                position++;
                elements.Add(new LayoutNode(null, children, isOnOwnLine, lines > 1));
            }
            else
            {
                position = EndOfWord(start, end);
                elements.Add(new LayoutNode(text[start..position].TrimEnd(), [], isOnOwnLine, lines > 1));
            }
        }
    }

    private int EndOfWord(int start, int end)
    {
        if (text[start] == ';')
        {
            int line = text.IndexOf('\n', start);
            return line < 0 || line > end ? end : line;
        }

        int place = start;
        while (place < end && text[place] is not ('(' or ')' or ';') && !char.IsWhiteSpace(text[place]))
        {
            place++;
        }

        return place;
    }
}
