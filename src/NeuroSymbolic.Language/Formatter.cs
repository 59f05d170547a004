using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Lays texts out as the planner prints PDDL, but by the tree of the text, so that comments, the case of letters and the order of
/// sections stay. No word is added and none is lost, and what is laid out already stays as it is.</summary>
internal static class Formatter
{
    /// <summary>The whole text; null where its parentheses are broken.</summary>
    public static string? Format(PddlDocument document)
    {
        if (document.Root is null || document.SyntaxErrors.Count > 0)
        {
            return null;
        }

        var page = new LayoutWriter();
        foreach (LayoutNode node in LayoutReader.Read(document.Text, 0, document.Text.Length))
        {
            page.WriteTop(node);
        }

        string text = page.Text + "\n";
        return document.Text.Contains("\r\n", StringComparison.Ordinal) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    /// <summary>A list of the text, laid out by itself.</summary>
    public static string Lay(PddlDocument document, SyntaxNode node)
    {
        string text = document.TextOf(node);

        // a list that nothing closes is shown as it is
        if (document.SyntaxErrors.Count > 0)
        {
            return text;
        }

        var page = new LayoutWriter();
        page.WriteSection(LayoutReader.Read(text, 0, text.Length)[0], 0);
        return page.Text;
    }
}
