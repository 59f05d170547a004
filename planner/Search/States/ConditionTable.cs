using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>Numbered conditions over packed states, in flat arrays. Condition 0 always holds.</summary>
internal sealed class ConditionTable(StateLayout layout, StateNumbers numbers)
{
    private readonly List<int[]> facts = [[]];
    private readonly List<int[][]> clauses = [[]];
    private readonly List<(int Expression, ComparisonOperator Operator)[]> comparisons = [[]];
    private int[][] factsOf = [];
    private int[][][] clausesOf = [];
    private (int Expression, ComparisonOperator Operator)[][] comparisonsOf = [];

    /// <summary>Adds a condition and returns its number; <see cref="Seal"/> makes it usable.</summary>
    public int Add(GroundCondition condition) => condition.IsTrue ? 0 : Add(condition, [.. condition.Facts]);

    /// <summary>Adds what a condition asks for beyond facts.</summary>
    public int AddRest(GroundCondition condition) =>
        condition.Clauses.IsEmpty && condition.Comparisons.IsEmpty ? 0 : Add(condition, []);

    /// <summary>Ends adding.</summary>
    public void Seal()
    {
        factsOf = [.. facts];
        clausesOf = [.. clauses];
        comparisonsOf = [.. comparisons];
    }

    /// <summary>Whether a condition holds in a state.</summary>
    public bool Holds(int condition, ReadOnlySpan<ulong> state)
    {
        foreach (int fact in factsOf[condition])
        {
            if (!layout.Holds(state, fact))
            {
                return false;
            }
        }

        foreach (int[] clause in clausesOf[condition])
        {
            if (!HoldsAny(clause, state))
            {
                return false;
            }
        }

        foreach ((int expression, ComparisonOperator comparison) in comparisonsOf[condition])
        {
            if (!StateNumbers.Holds(numbers.Sign(expression, state), comparison))
            {
                return false;
            }
        }

        return true;
    }

    private bool HoldsAny(int[] clause, ReadOnlySpan<ulong> state)
    {
        foreach (int fact in clause)
        {
            if (layout.Holds(state, fact))
            {
                return true;
            }
        }

        return false;
    }

    private int Add(GroundCondition condition, int[] conjunction)
    {
        facts.Add(conjunction);
        clauses.Add([.. condition.Clauses.Select(clause => clause.ToArray())]);
        comparisons.Add([.. condition.Comparisons.Select(comparison => (numbers.Add(comparison.Expression), comparison.Operator))]);
        return facts.Count - 1;
    }
}
