using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>A state of a PDDL problem: what is true and which values numbers have.</summary>
/// <param name="Facts">All that is true; the rest is false.</param>
/// <param name="Numbers">The values of functions by their text, such as <c>(fuel truck1)</c>; the others are undefined.</param>
public sealed record SymbolicState(FactSet Facts, ImmutableSortedDictionary<Fact, Rational> Numbers)
{
    /// <summary>A state without numbers.</summary>
    public SymbolicState(FactSet facts)
        : this(facts, ImmutableSortedDictionary<Fact, Rational>.Empty)
    {
    }

    /// <summary>The state at the start of a problem.</summary>
    public static SymbolicState Start(PddlProblem problem)
    {
        var numbers = ImmutableSortedDictionary.CreateBuilder<Fact, Rational>();
        foreach (FunctionValue value in problem.InitialValues)
        {
            numbers[new Fact(value.Function, value.Arguments.AsSpan())] = value.Value;
        }

        return new SymbolicState(problem.Init, numbers.ToImmutable());
    }

    /// <summary>A number without parameters, such as a metric's; null where it is undefined.</summary>
    public Rational? Value(NumericExpression expression) => ConditionEvaluator.Value(this, expression, new Bindings());

    /// <inheritdoc/>
    public bool Equals(SymbolicState? other)
    {
        if (other is null || Numbers.Count != other.Numbers.Count || !Facts.Equals(other.Facts))
        {
            return false;
        }

        foreach ((Fact term, Rational value) in Numbers)
        {
            if (!other.Numbers.TryGetValue(term, out Rational there) || there != value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Facts);
        foreach ((Fact term, Rational value) in Numbers)
        {
            hash.Add(term);
            hash.Add(value);
        }

        return hash.ToHashCode();
    }
}
