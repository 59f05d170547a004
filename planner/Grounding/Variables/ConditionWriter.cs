using System.Collections.Immutable;
using System.Runtime.InteropServices;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Writes conditions over atoms as conditions over facts.</summary>
/// <param name="layout">The facts of the atoms.</param>
/// <param name="numberOf">[number over atoms]: the number of the ground task.</param>
/// <param name="totalTime">The number that counts steps, where the metric reads it.</param>
internal sealed class ConditionWriter(VariableLayout layout, int[] numberOf, int totalTime)
{
    /// <summary>The condition; null where it asks a variable for two values.</summary>
    /// <param name="condition">The condition over atoms.</param>
    /// <param name="further">A further fact that must hold; -1 for none.</param>
    /// <param name="settled">Facts that are known to hold and need not be said.</param>
    public GroundCondition? Write(PropositionalCondition condition, int further, ImmutableArray<int> settled)
    {
        if (condition.IsTrue && further < 0)
        {
            return GroundCondition.True;
        }

        var facts = new List<int>(condition.Literals.Length + 1);
        if (further >= 0)
        {
            facts.Add(further);
        }

        foreach (int literal in condition.Literals)
        {
            facts.Add(layout.FactOfLiteral(literal));
        }

        List<int[]> clauses = [];
        foreach (int[] clause in condition.Clauses)
        {
            clauses.Add(Array.ConvertAll(clause, layout.FactOfLiteral));
        }

        if (!Simplify(facts, clauses, settled.AsSpan()))
        {
            return null;
        }

        var comparisons = new LinearComparison[condition.Comparisons.Length];
        for (int i = 0; i < comparisons.Length; i++)
        {
            comparisons[i] = condition.Comparisons[i] with { Expression = Write(condition.Comparisons[i].Expression) };
        }

        return new GroundCondition(
            Freeze(facts.ToArray()),
            clauses.Count == 0 ? [] : Freeze(clauses.ConvertAll(Freeze).ToArray()),
            Freeze(comparisons));
    }

    /// <summary>The expression over the numbers of the ground task.</summary>
    public LinearExpression Write(LinearExpression expression)
    {
        if (expression.IsConstant)
        {
            return expression;
        }

        // numbers keep their order; the number of steps comes first before and last afterwards
        ReadOnlySpan<(int Number, Rational Coefficient)> old = expression.Terms.AsSpan();
        var terms = new (int Number, Rational Coefficient)[old.Length];
        bool hasTotalTime = old[0].Number == ExpressionGrounder.TotalTime;
        for (int i = hasTotalTime ? 1 : 0; i < old.Length; i++)
        {
            terms[hasTotalTime ? i - 1 : i] = (numberOf[old[i].Number], old[i].Coefficient);
        }

        if (hasTotalTime)
        {
            terms[^1] = (totalTime, old[0].Coefficient);
        }

        return expression with { Terms = Freeze(terms) };
    }

    private static ImmutableArray<T> Freeze<T>(T[] items) => ImmutableCollectionsMarshal.AsImmutableArray(items);

    /// <summary>Sorts the facts and takes away what they settle of the clauses; false where a variable would have two values.</summary>
    private bool Simplify(List<int> facts, List<int[]> clauses, ReadOnlySpan<int> settled)
    {
        while (true)
        {
            facts.Sort();
            for (int i = facts.Count - 1; i >= 0; i--)
            {
                if (IsExcluded(facts[i], settled))
                {
                    return false;
                }

                if (settled.Contains(facts[i]) || (i > 0 && facts[i] == facts[i - 1]))
                {
                    facts.RemoveAt(i);
                }
            }

            // the facts of a variable are numbered one after another
            for (int i = 1; i < facts.Count; i++)
            {
                if (layout.VariableOf(facts[i]) == layout.VariableOf(facts[i - 1]))
                {
                    return false;
                }
            }

            int before = facts.Count;
            for (int i = clauses.Count - 1; i >= 0; i--)
            {
                int[] clause = Reduce(clauses[i], CollectionsMarshal.AsSpan(facts), settled);
                clauses[i] = clause;
                if (clause.Length == 0)
                {
                    return false;
                }

                if (clause.Length == 1)
                {
                    facts.Add(clause[0]);
                }

                if (clause.Length == 1
                    || clause.AsSpan().ContainsAny(CollectionsMarshal.AsSpan(facts))
                    || clause.AsSpan().ContainsAny(settled)
                    || CoversVariable(clause))
                {
                    clauses.RemoveAt(i);
                }
            }

            if (facts.Count == before)
            {
                return true;
            }
        }
    }

    /// <summary>The facts of a clause that the known facts do not exclude.</summary>
    private int[] Reduce(int[] clause, ReadOnlySpan<int> facts, ReadOnlySpan<int> settled)
    {
        var left = new List<int>(clause.Length);
        foreach (int fact in ClauseSimplifier.Sorted(clause))
        {
            if (!IsExcluded(fact, facts) && !IsExcluded(fact, settled))
            {
                left.Add(fact);
            }
        }

        return left.ToArray();
    }

    /// <summary>Whether all values of one variable are in the clause.</summary>
    private bool CoversVariable(int[] clause)
    {
        int same = 0;
        for (int i = 0; i < clause.Length; i++)
        {
            int variable = layout.VariableOf(clause[i]);
            same = i > 0 && layout.VariableOf(clause[i - 1]) == variable ? same + 1 : 1;
            if (same == layout[variable].Count)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether another value of the fact's variable is among the facts.</summary>
    private bool IsExcluded(int fact, ReadOnlySpan<int> facts)
    {
        int variable = layout.VariableOf(fact);
        foreach (int other in facts)
        {
            if (other != fact && layout.VariableOf(other) == variable)
            {
                return true;
            }
        }

        return false;
    }
}
