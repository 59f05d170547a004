using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Landmarks;

/// <summary>Something that holds at some time in every plan.</summary>
/// <param name="Facts">One of these facts holds; ascending. A single one is a fact landmark.</param>
/// <param name="IsGoal">Whether it must hold at the end, too.</param>
internal sealed record Landmark(ImmutableArray<int> Facts, bool IsGoal)
{
    /// <summary>Whether it holds in a state.</summary>
    /// <param name="state">A fact of each variable.</param>
    /// <param name="variableOf">The variable of each fact.</param>
    public bool Holds(ReadOnlySpan<int> state, int[] variableOf)
    {
        foreach (int fact in Facts)
        {
            if (state[variableOf[fact]] == fact)
            {
                return true;
            }
        }

        return false;
    }
}
