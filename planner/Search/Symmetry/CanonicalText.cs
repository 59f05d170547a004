using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Symmetry;

/// <summary>Writes actions and conditions as numbers, so that equal ones, and only those, have equal texts.</summary>
/// <param name="variableOf">[fact]: its variable.</param>
internal sealed class CanonicalText(int[] variableOf)
{
    private const int EndOfFacts = -1;
    private const int EndOfCondition = -2;

    private readonly List<int> written = [];
    private readonly List<(int Variable, int Index)> order = [];

    /// <summary>The last text.</summary>
    public ReadOnlySpan<int> Written => CollectionsMarshal.AsSpan(written);

    /// <summary>Writes an action.</summary>
    /// <param name="action">The action.</param>
    /// <param name="image">[fact]: what is written for it; null for itself.</param>
    public void Write(GroundAction action, int[]? image)
    {
        written.Clear();
        written.AddRange((int)(action.Cost >> 32), (int)action.Cost, action.IsGoalCheck ? 1 : 0);
        Add(action.Precondition, image);

        // effects on one variable stay in their order, in which the later wins
        order.Clear();
        for (int i = 0; i < action.Effects.Length; i++)
        {
            order.Add((variableOf[Image(action.Effects[i].Fact, image)], i));
        }

        order.Sort();
        foreach ((_, int i) in order)
        {
            (GroundCondition condition, int fact) = action.Effects[i];
            written.Add(Image(fact, image));
            Add(condition, image);
        }
    }

    /// <summary>Writes a condition without comparisons.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="image">[fact]: what is written for it; null for itself.</param>
    public void Write(GroundCondition condition, int[]? image)
    {
        written.Clear();
        Add(condition, image);
    }

    private void Add(GroundCondition condition, int[]? image)
    {
        Add(condition.Facts, image);
        if (!condition.Clauses.IsEmpty)
        {
            int[][] clauses = [.. condition.Clauses.Select(clause => clause.Select(fact => Image(fact, image)).Order().ToArray())];
            Array.Sort(clauses, (left, right) => left.AsSpan().SequenceCompareTo(right));
            foreach (int[] clause in clauses)
            {
                written.AddRange(clause);
                written.Add(EndOfFacts);
            }
        }

        written.Add(EndOfCondition);
    }

    private void Add(ImmutableArray<int> facts, int[]? image)
    {
        int first = written.Count;
        foreach (int fact in facts)
        {
            written.Add(Image(fact, image));
        }

        CollectionsMarshal.AsSpan(written)[first..].Sort();
        written.Add(EndOfFacts);
    }

    private static int Image(int fact, int[]? image) => image is null ? fact : image[fact];
}
