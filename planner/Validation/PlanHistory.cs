using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Which step of a plan last changed each fact and each number.</summary>
internal sealed class PlanHistory
{
    private readonly Dictionary<Fact, int> facts = [];
    private readonly Dictionary<Fact, int> numbers = [];

    /// <summary>Notes a step.</summary>
    /// <param name="step">Its number, from 1.</param>
    /// <param name="before">The state before it.</param>
    /// <param name="changes">What it changes.</param>
    public void Note(int step, SymbolicState before, StepChanges changes)
    {
        foreach (Fact fact in changes.Denied)
        {
            if (before.Facts.Contains(fact) && !changes.Asserted.Contains(fact))
            {
                facts[fact] = step;
            }
        }

        foreach (Fact fact in changes.Asserted)
        {
            if (!before.Facts.Contains(fact))
            {
                facts[fact] = step;
            }
        }

        foreach ((Fact term, Rational value) in changes.Numbers)
        {
            if (!before.Numbers.TryGetValue(term, out Rational old) || old != value)
            {
                numbers[term] = step;
            }
        }
    }

    /// <summary>The last step that changed what a condition without parts speaks of; null where none did.</summary>
    public int? LastChange(Formula condition)
    {
        switch (condition)
        {
            case Formula.Atom atom:
                return facts.TryGetValue(new Fact(atom.Predicate, atom.Terms.AsSpan()), out int step) ? step : null;
            case Formula.Comparison comparison:
                var functions = new List<NumericExpression.Function>();
                NumericChanges.CollectFunctions(comparison.Left, functions);
                NumericChanges.CollectFunctions(comparison.Right, functions);
                int last = 0;
                foreach (NumericExpression.Function function in functions)
                {
                    last = Math.Max(last, numbers.GetValueOrDefault(new Fact(function.Name, function.Terms.AsSpan())));
                }

                return last == 0 ? null : last;
            default:
                return null;
        }
    }
}
