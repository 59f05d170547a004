using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>Leaves out of a tree what is wrong, as little as possible, so that the reader can go on to the next error.</summary>
/// <param name="root">The tree of the whole text; it stays as it is.</param>
/// <param name="doubtful">Names whose declarations are wrong; those that are found are added.</param>
internal sealed class TreeRepair(SyntaxNode root, HashSet<string> doubtful)
{
    private readonly SyntaxNode whole = root;

    // where a part was left out of a formula and the reader stumbles over the gap
    private readonly HashSet<int> gaps = [];

    /// <summary>What is left.</summary>
    public SyntaxNode Root { get; private set; } = root;

    /// <summary>Whether an error at a place may only be there because something was left out.</summary>
    public bool IsConsequence(int offset)
    {
        List<SyntaxNode> path = SyntaxPath.To(Root, offset);
        return gaps.Contains(offset) || (path.Count == 0 && Root != whole) || (path.Count > 0 && (path[^1].Name ?? path[^1].Head) is { } name && doubtful.Contains(name));
    }

    /// <summary>Leaves out what is wrong at a place; false where nothing can be read without it.</summary>
    public bool TryLeaveOut(int offset)
    {
        List<SyntaxNode> path = SyntaxPath.To(Root, offset);
        if (path.Count < 2 || path[1] == Root.Children[0] || (Root.Children.Length > 1 && path[1] == Root.Children[1]))
        {
            return false;
        }

        switch (path[1].Head)
        {
            case ":action":
                int index = path.Count > 2 ? Array.IndexOf(path[1].Children, path[2]) : 0;
                if (index < 3 || !path[2].IsList)
                {
                    return Remove(path, 1);
                }

                return path[1].Children[index - 1].Name == ":parameters" ? LeaveOutOfNames(path, 2) : LeaveOutOfFormula(path, 2);
            case ":goal":
                return path.Count > 2 && path[2].IsList && LeaveOutOfFormula(path, 2);
            case ":init" or ":timeless" or ":requirements":
                return path.Count > 2 && Remove(path, 2);
            case ":predicates" or ":functions":
                return path.Count > 2 && LeaveOutOfSchema(path);
            case ":types" or ":constants" or ":objects":
                return path.Count > 2 && LeaveOutOfNames(path, 1);
            case ":domain":
                return false;
            default:
                return Remove(path, 1);
        }
    }

    private bool LeaveOutOfSchema(List<SyntaxNode> path)
    {
        // without a type a parameter is there all the same
        int index = path.Count > 3 ? Array.IndexOf(path[2].Children, path[3]) : 0;
        if ((path[2].Head ?? path[2].Name) is { } name && !(index > 0 && path[2].Children[index - 1].Name == "-"))
        {
            doubtful.Add(name);
        }

        return path.Count > 3 && path[3] != path[2].Children[0] ? LeaveOutOfNames(path, 2) : Remove(path, 2);
    }

    /// <summary>Leaves a name, or a type with the hyphen before it, out of a list of names with types.</summary>
    /// <param name="path">The way to the error.</param>
    /// <param name="level">Where the list is on it.</param>
    private bool LeaveOutOfNames(List<SyntaxNode> path, int level)
    {
        if (path.Count == level + 1)
        {
            return Remove(path, level == 1 ? 1 : level - 1);
        }

        SyntaxNode[] elements = path[level].Children;
        int index = Array.IndexOf(elements, path[level + 1]);
        bool isType = index > 0 && elements[index - 1].Name == "-";
        for (int i = index; i >= 0 && (i >= index - 1 || elements[i].Name is not ['-', ..]) && level == 1; i--)
        {
            // without its type a thing may fit where it should not, and the other way round
            if (elements[i].Name is { } name)
            {
                doubtful.Add(name);
            }
        }

        // the type of a name that was the only one of it goes with the name
        bool isAlone = !isType && elements[index].Name is not ['-', ..] && index + 1 < elements.Length && elements[index + 1].Name is ['-', ..]
            && (index == 0 || elements[index - 1].Name is ['-', ..] || (index > 1 && elements[index - 2].Name == "-"));
        int behind = index + (!isAlone ? 1 : elements[index + 1].Name == "-" ? 3 : 2);
        Replace(path, level, [.. elements[..(isType ? index - 1 : index)], .. elements[Math.Min(behind, elements.Length)..]]);
        return true;
    }

    /// <summary>Puts an empty list, which is always true, in the place of the innermost part.</summary>
    private bool LeaveOutOfFormula(List<SyntaxNode> path, int level)
    {
        int last = path.Count - 1;
        while (last > level && (!path[last].IsList || path[last].Children.Length == 0))
        {
            last--;
        }

        if (path[last].Children.Length == 0)
        {
            return Remove(path, 1);
        }

        if (last > level && path[last - 1].Head is "forall" or "exists" && path[last - 1].Children[1] == path[last])
        {
            if (path.Count > last + 1)
            {
                return LeaveOutOfNames(path, last);
            }

            last--;
        }

        gaps.Add(path[last].Offset);
        Replace(path, last, []);
        return true;
    }

    private bool Remove(List<SyntaxNode> path, int level)
    {
        SyntaxNode parent = path[level - 1];
        Replace(path, level - 1, Array.FindAll(parent.Children, child => child != path[level]));
        return true;
    }

    /// <summary>Gives a list other elements; all lists around it are made anew.</summary>
    private void Replace(List<SyntaxNode> path, int level, SyntaxNode[] elements)
    {
        SyntaxNode changed = Copy(path[level], elements);
        for (int i = level - 1; i >= 0; i--)
        {
            SyntaxNode old = path[i + 1];
            SyntaxNode replacement = changed;
            changed = Copy(path[i], Array.ConvertAll(path[i].Children, child => child == old ? replacement : child));
        }

        Root = changed;
    }

    private static SyntaxNode Copy(SyntaxNode list, SyntaxNode[] elements) => new(list.Offset, list.End, list.Depth, null, elements);
}
