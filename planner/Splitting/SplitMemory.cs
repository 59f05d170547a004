using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Solved pieces, in the words of the problem, so that they serve later pieces and later problems over the same objects, such
/// as those of replans. Not for use by several threads.</summary>
/// <remarks>A piece is found by the goals that were open when it was solved. It serves every state in which its steps can be taken and end
/// in the goal; that is tried each time, so that nothing needs to be assumed about what it was solved for.</remarks>
public sealed class SplitMemory
{
    // more pieces for the same goals make looking slower than solving
    private const int MostForOneGoal = 64;

    private readonly Dictionary<string, List<ImmutableArray<PlanStep>>> pieces = [];

    /// <summary>How many pieces are remembered.</summary>
    public int Count => pieces.Values.Sum(some => some.Count);

    /// <summary>How often a remembered piece was used.</summary>
    public int Uses { get; internal set; }

    /// <summary>A memory of the same pieces, which learns apart from this one.</summary>
    public SplitMemory Copy()
    {
        var copy = new SplitMemory();
        foreach ((string openGoals, List<ImmutableArray<PlanStep>> some) in pieces)
        {
            copy.pieces.Add(openGoals, [.. some]);
        }

        return copy;
    }

    internal IEnumerable<ImmutableArray<PlanStep>> Find(string openGoals) =>
        pieces.TryGetValue(openGoals, out List<ImmutableArray<PlanStep>>? some) ? some : [];

    internal void Add(string openGoals, ImmutableArray<PlanStep> steps)
    {
        if (!pieces.TryGetValue(openGoals, out List<ImmutableArray<PlanStep>>? some))
        {
            pieces.Add(openGoals, some = []);
        }

        if (some.Count < MostForOneGoal)
        {
            some.Add(steps);
        }
    }
}
