using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>A conjunction or disjunction without variables. Its children are of the other kind and have at least two members.</summary>
internal sealed class GroundJunction(bool isConjunction)
{
    public bool IsConjunction { get; } = isConjunction;

    /// <summary>Literals as in <see cref="PropositionalCondition"/>.</summary>
    public List<int> Literals { get; } = [];

    public List<LinearComparison> Comparisons { get; } = [];

    public List<GroundJunction> Children { get; } = [];

    public int Count => Literals.Count + Comparisons.Count + Children.Count;

    public bool IsTrue => IsConjunction && Count == 0;

    /// <summary>Whether a comparison stands anywhere in it.</summary>
    public bool HasComparisons => Comparisons.Count > 0 || Children.Exists(child => child.HasComparisons);

    /// <summary>Adds the members of a junction of the same kind, or one of the other kind as a child.</summary>
    public void Add(GroundJunction other)
    {
        if (other.IsConjunction == IsConjunction || other.Count == 1)
        {
            Literals.AddRange(other.Literals);
            Comparisons.AddRange(other.Comparisons);
            foreach (GroundJunction child in other.Children)
            {
                // the only child of a junction of the other kind is of this kind
                if (child.IsConjunction == IsConjunction)
                {
                    Add(child);
                }
                else
                {
                    Children.Add(child);
                }
            }
        }
        else
        {
            Children.Add(other);
        }
    }

    /// <summary>The opposite, by de Morgan's laws.</summary>
    public GroundJunction Negate()
    {
        var opposite = new GroundJunction(!IsConjunction);
        foreach (int literal in Literals)
        {
            opposite.Literals.Add(literal ^ 1);
        }

        foreach (LinearComparison comparison in Comparisons)
        {
            opposite.Add(Opposite(comparison));
        }

        foreach (GroundJunction child in Children)
        {
            opposite.Add(child.Negate());
        }

        return opposite;
    }

    /// <summary>The opposite of a comparison, as a disjunction or conjunction of one or two.</summary>
    public static GroundJunction Opposite(LinearComparison comparison)
    {
        LinearExpression expression = comparison.Expression;
        LinearExpression opposite = LinearArithmetic.Scale(expression, -1);
        var negated = new GroundJunction(isConjunction: false);
        switch (comparison.Operator)
        {
            case ComparisonOperator.AtLeast:
                negated.Comparisons.Add(new LinearComparison(opposite, ComparisonOperator.Greater));
                break;
            case ComparisonOperator.Greater:
                negated.Comparisons.Add(new LinearComparison(opposite, ComparisonOperator.AtLeast));
                break;
            default:
                negated.Comparisons.Add(new LinearComparison(expression, ComparisonOperator.Greater));
                negated.Comparisons.Add(new LinearComparison(opposite, ComparisonOperator.Greater));
                break;
        }

        return negated;
    }
}
