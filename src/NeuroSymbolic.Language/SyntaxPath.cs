using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Ways from the root of a tree to a place in its text.</summary>
internal static class SyntaxPath
{
    /// <summary>The nodes around the character at a place, the outermost first.</summary>
    public static List<SyntaxNode> To(SyntaxNode? root, int offset)
    {
        var path = new List<SyntaxNode>();
        SyntaxNode? node = root is not null && root.Offset <= offset && offset < root.End ? root : null;
        while (node is not null)
        {
            path.Add(node);
            int index = IndexAt(node, offset);
            node = index < 0 ? null : node.Children[index];
        }

        return path;
    }

    /// <summary>Which element of a list the character at a place belongs to; -1 for none.</summary>
    public static int IndexAt(SyntaxNode list, int offset)
    {
        int low = 0, high = list.Children.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            SyntaxNode child = list.Children[middle];
            if (offset < child.Offset)
            {
                high = middle - 1;
            }
            else if (offset >= child.End)
            {
                low = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }
}
