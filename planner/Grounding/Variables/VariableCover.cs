using NeuroSymbolic.Planner.Grounding.Propositional;

namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Chooses which atoms become variables together: again and again the group with the most atoms that have no variable yet
/// (Helmert, AIJ 2009).</summary>
internal static class VariableCover
{
    /// <summary>Groups without a common atom that hold all atoms needed.</summary>
    /// <param name="groups">Groups of exclusive atoms, the largest first.</param>
    /// <param name="used">Which atoms are needed.</param>
    /// <param name="atomCount">How many atoms there are.</param>
    public static List<AtomGroup> Choose(List<AtomGroup> groups, UsedLiterals used, int atomCount)
    {
        bool[] isOpen = new bool[atomCount];
        for (int atom = 0; atom < atomCount; atom++)
        {
            isOpen[atom] = used.IsUsed(atom);
        }

        // groups by how many of their atoms are open; counts only fall, so one walk down is enough
        var bySize = new List<List<int>>();
        for (int i = 0; i < groups.Count; i++)
        {
            Enter(bySize, OpenAtoms(groups[i], isOpen), i);
        }

        var chosen = new List<AtomGroup>();
        for (int size = bySize.Count - 1; size > 1; size--)
        {
            // those of which one always holds first: they need no value for none
            for (int turn = 0; turn < 2; turn++)
            {
                foreach (int number in bySize[size].ToArray())
                {
                    AtomGroup group = groups[number];
                    int open = OpenAtoms(group, isOpen);
                    if (open < size)
                    {
                        Enter(bySize, open, number);
                        bySize[size].Remove(number);
                    }
                    else if (turn == 1 || (group.ExactlyOne && size == group.Atoms.Length))
                    {
                        int[] atoms = Array.FindAll(group.Atoms, atom => isOpen[atom]);
                        chosen.Add(new AtomGroup(atoms, group.ExactlyOne && atoms.Length == group.Atoms.Length));
                        foreach (int atom in atoms)
                        {
                            isOpen[atom] = false;
                        }
                    }
                }
            }
        }

        for (int atom = 0; atom < atomCount; atom++)
        {
            if (isOpen[atom])
            {
                chosen.Add(new AtomGroup([atom], ExactlyOne: false));
            }
        }

        // in the order in which atoms were reached, so that what comes early in the problem comes early in the task
        chosen.Sort((left, right) => left.Atoms[0].CompareTo(right.Atoms[0]));
        return chosen;
    }

    private static void Enter(List<List<int>> bySize, int size, int group)
    {
        while (bySize.Count <= size)
        {
            bySize.Add([]);
        }

        bySize[size].Add(group);
    }

    private static int OpenAtoms(AtomGroup group, bool[] isOpen)
    {
        int count = 0;
        foreach (int atom in group.Atoms)
        {
            count += isOpen[atom] ? 1 : 0;
        }

        return count;
    }
}
