using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>An action while it is learned.</summary>
/// <param name="Action">What was observed of it.</param>
/// <param name="Types">The types of each parameter.</param>
/// <param name="Conditions">The most specific condition.</param>
/// <param name="Added">What it makes true.</param>
/// <param name="Deleted">What it makes false where it does not make it true.</param>
internal sealed record LearnedSchema(
    ActionExamples Action,
    ImmutableArray<ImmutableArray<string>> Types,
    List<LiftedAtom> Conditions,
    List<LiftedAtom> Added,
    List<LiftedAtom> Deleted)
{
    /// <summary>Whether the step would leave the state another one.</summary>
    public bool ChangesState(ObservedState state, int[] binding)
    {
        foreach (LiftedAtom atom in Added)
        {
            if (!atom.Holds(state, binding))
            {
                return true;
            }
        }

        foreach (LiftedAtom atom in Deleted)
        {
            UInt128 key = atom.Key(state.World, binding);
            if (state.Holds(key) && !Added.Exists(made => made.Key(state.World, binding) == key))
            {
                return true;
            }
        }

        return false;
    }
}
