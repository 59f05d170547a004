using System.Collections.Immutable;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Collects actions; of those with the same precondition and effects the cheapest.</summary>
internal sealed class DistinctActions(int capacity)
{
    private readonly List<GroundAction> actions = new(capacity);
    private readonly Dictionary<int, List<int>> byHash = new(capacity);

    public void Add(GroundAction action)
    {
        int hash = Hash(action);
        if (!byHash.TryGetValue(hash, out List<int>? same))
        {
            byHash.Add(hash, same = new List<int>(1));
        }

        foreach (int number in same)
        {
            if (IsSame(actions[number], action))
            {
                actions[number] = action.Cost < actions[number].Cost ? action : actions[number];
                return;
            }
        }

        same.Add(actions.Count);
        actions.Add(action);
    }

    public ImmutableArray<GroundAction> ToImmutable() => [.. actions];

    private static int Hash(GroundAction action)
    {
        uint hash = 17;
        foreach (int fact in action.Precondition.Facts)
        {
            hash = (hash * 31) + (uint)fact;
        }

        foreach (GroundEffect effect in action.Effects)
        {
            hash = (hash * 0x9E3779B1) + (uint)effect.Fact;
            foreach (int fact in effect.Condition.Facts)
            {
                hash = (hash * 31) + (uint)fact;
            }
        }

        foreach (GroundNumericEffect effect in action.NumericEffects)
        {
            hash = (hash * 0x85EBCA77) + (uint)effect.Number;
        }

        return (int)hash;
    }

    /// <summary>Whether both have the same precondition and effects.</summary>
    public static bool IsSame(GroundAction left, GroundAction right)
    {
        if (left.Effects.Length != right.Effects.Length
            || left.NumericEffects.Length != right.NumericEffects.Length
            || !IsSame(left.Precondition, right.Precondition))
        {
            return false;
        }

        for (int i = 0; i < left.Effects.Length; i++)
        {
            if (left.Effects[i].Fact != right.Effects[i].Fact || !IsSame(left.Effects[i].Condition, right.Effects[i].Condition))
            {
                return false;
            }
        }

        for (int i = 0; i < left.NumericEffects.Length; i++)
        {
            GroundNumericEffect one = left.NumericEffects[i];
            GroundNumericEffect other = right.NumericEffects[i];
            if (one.Number != other.Number
                || one.IsAssignment != other.IsAssignment
                || !IsSame(one.Amount, other.Amount)
                || !IsSame(one.Condition, other.Condition))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(GroundCondition left, GroundCondition right)
    {
        if (!left.Facts.AsSpan().SequenceEqual(right.Facts.AsSpan())
            || left.Clauses.Length != right.Clauses.Length
            || left.Comparisons.Length != right.Comparisons.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Clauses.Length; i++)
        {
            if (!left.Clauses[i].AsSpan().SequenceEqual(right.Clauses[i].AsSpan()))
            {
                return false;
            }
        }

        for (int i = 0; i < left.Comparisons.Length; i++)
        {
            if (left.Comparisons[i].Operator != right.Comparisons[i].Operator
                || !IsSame(left.Comparisons[i].Expression, right.Comparisons[i].Expression))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsSame(LinearExpression left, LinearExpression right) =>
        left.Constant == right.Constant && left.Terms.AsSpan().SequenceEqual(right.Terms.AsSpan());
}
