using System.Text;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Writes lists and comments. Whatever follows a comment begins a new line.</summary>
internal sealed class LayoutWriter
{
    private const int Step = 2;

    private readonly StringBuilder text = new();
    private int lineStart;
    private bool isBehindComment;

    public string Text => text.ToString();

    /// <summary>A definition, or a comment outside of it.</summary>
    public void WriteTop(LayoutNode node)
    {
        if (node.IsComment)
        {
            WriteComment(node, 0);
        }
        else
        {
            if (text.Length > 0)
            {
                Line(0, node.HasBlankBefore);
            }

            WriteDefinition(node);
        }
    }

    /// <summary>A section of a definition, beginning where the text ends.</summary>
    public void WriteSection(LayoutNode node, int indent)
    {
        switch (node.Head)
        {
            case ":requirements" when !node.HasComment:
                WriteLine(node);
                break;
            case ":action":
                WriteAction(node, indent);
                break;
            case ":types" or ":constants" or ":objects":
                WriteNames(node, indent);
                break;
            case ":predicates" or ":functions" or ":timeless" or ":init":
                WriteElements(node, indent);
                break;
            default:
                Write(node, indent);
                break;
        }
    }

    private void WriteDefinition(LayoutNode node)
    {
        text.Append('(');
        int written = 0;
        bool endsWithAction = false;
        bool isBehindOwnComment = false;
        foreach (LayoutNode child in node.Children)
        {
            if (child.IsComment)
            {
                WriteComment(child, Step);
                isBehindOwnComment = child.IsOnOwnLine;
                continue;
            }

            // the word 'define' and the title share a line
            bool isAction = child.Head == ":action";
            if (written == 0 && !isBehindComment)
            {
                WriteSection(child, Step);
            }
            else if (written == 1 && !isBehindComment)
            {
                text.Append(' ');
                WriteSection(child, Step);
            }
            else
            {
                Line(Step, child.HasBlankBefore || (isAction && !isBehindOwnComment));
                WriteSection(child, Step);
            }

            written++;
            isBehindOwnComment = false;
            endsWithAction = isAction;
        }

        if (endsWithAction || isBehindComment)
        {
            Line(0, isBlank: false);
        }

        text.Append(')');
    }

    /// <summary>The name of the action on the first line, each part on one of its own.</summary>
    private void WriteAction(LayoutNode node, int indent)
    {
        text.Append('(');
        bool isFirst = true;
        foreach (LayoutNode child in node.Children)
        {
            if (child.IsComment)
            {
                WriteComment(child, indent + Step);
                continue;
            }

            bool isPart = child.Text is [':', ..] && !isFirst;
            if (isBehindComment || isPart)
            {
                Line(indent + Step, isBlank: false);
            }
            else if (!isFirst)
            {
                text.Append(' ');
            }

            if (child.Head is ['?', ..] && !child.HasComment)
            {
                WriteLine(child);
            }
            else
            {
                Write(child, indent + Step);
            }

            isFirst = false;
        }

        Close(indent);
    }

    /// <summary>Names with their types, those of one type on lines of their own.</summary>
    private void WriteNames(LayoutNode node, int indent)
    {
        text.Append('(');
        bool isFirst = true, isFull = true;
        string? before = null;
        foreach (LayoutNode child in node.Children)
        {
            if (child.IsComment)
            {
                WriteComment(child, indent + Step);
                continue;
            }

            bool isHyphen = child.Text == "-";
            bool isType = before == "-";
            if (isFirst && !isBehindComment)
            {
                Write(child, indent + Step);
                isFirst = false;
                continue;
            }

            int width = text.Length - lineStart + 1 + child.WidthUpTo(SyntaxWriter.Width);
            if (isBehindComment || (isFull && !isHyphen && !isType) || (width > SyntaxWriter.Width && !isHyphen && !isType))
            {
                Line(indent + Step, isBlank: false);
            }
            else
            {
                text.Append(' ');
            }

            Write(child, indent + Step);
            isFirst = false;
            isFull = isType;
            before = child.Text ?? "";
        }

        Close(indent);
    }

    /// <summary>Each element on a line of its own; '- number' behind a function stays with it.</summary>
    private void WriteElements(LayoutNode node, int indent)
    {
        text.Append('(');
        bool isFirst = true;
        string? before = null;
        foreach (LayoutNode child in node.Children)
        {
            if (child.IsComment)
            {
                WriteComment(child, indent + Step);
                continue;
            }

            if (isBehindComment || (!isFirst && child.Text is not ['-', ..] && before != "-"))
            {
                Line(indent + Step, child.HasBlankBefore);
            }
            else if (!isFirst)
            {
                text.Append(' ');
            }

            Write(child, indent + Step);
            isFirst = false;
            before = child.Text;
        }

        Close(indent);
    }

    /// <summary>On one line where that is possible; else the elements below each other, but for the variables of a quantifier.</summary>
    private void Write(LayoutNode node, int indent)
    {
        bool fits = node.Children.Count < 2
            || text.Length - lineStart + node.WidthUpTo(SyntaxWriter.Width) <= SyntaxWriter.Width;
        if (!node.HasComment && fits)
        {
            WriteLine(node);
            return;
        }

        text.Append('(');
        int written = 0;
        bool isQuantifier = node.Head is "forall" or "exists";
        foreach (LayoutNode child in node.Children)
        {
            if (child.IsComment)
            {
                WriteComment(child, indent + Step);
                continue;
            }

            if (isBehindComment || (written > 0 && !(isQuantifier && written == 1)) || (written == 0 && child.IsList && node.Children.Count > 1))
            {
                Line(indent + Step, isBlank: false);
            }
            else if (written > 0)
            {
                text.Append(' ');
            }

            Write(child, indent + Step);
            written++;
        }

        Close(indent);
    }

    private void WriteLine(LayoutNode node)
    {
        if (node.Text is not null)
        {
            text.Append(node.Text);
            return;
        }

        text.Append('(');
        for (int i = 0; i < node.Children.Count; i++)
        {
            if (i > 0)
            {
                text.Append(' ');
            }

            WriteLine(node.Children[i]);
        }

        text.Append(')');
    }

    /// <summary>A comment, behind what it stands behind in the text.</summary>
    private void WriteComment(LayoutNode comment, int indent)
    {
        if (text.Length > 0)
        {
            if (comment.IsOnOwnLine || isBehindComment)
            {
                Line(indent, comment.HasBlankBefore);
            }
            else if (text[^1] != '(')
            {
                text.Append(' ');
            }
        }

        text.Append(comment.Text);
        isBehindComment = true;
    }

    private void Close(int indent)
    {
        if (isBehindComment)
        {
            Line(indent, isBlank: false);
        }

        text.Append(')');
    }

    private void Line(int indent, bool isBlank)
    {
        text.Append('\n');
        if (isBlank)
        {
            text.Append('\n');
        }

        lineStart = text.Length;
        text.Append(' ', indent);
        isBehindComment = false;
    }
}
