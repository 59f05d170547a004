using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>A number with variables. The forms are closed: every one is nested here.</summary>
internal abstract class LiftedExpression
{
    private LiftedExpression()
    {
    }

    /// <summary>A number of the text.</summary>
    public sealed class Number(Rational value) : LiftedExpression
    {
        public Rational Value { get; } = value;
    }

    /// <summary>The value of a function.</summary>
    public sealed class Function(LiftedAtom atom) : LiftedExpression
    {
        public LiftedAtom Atom { get; } = atom;
    }

    /// <summary>An operation on two numbers.</summary>
    public sealed class Operation(ArithmeticOperator kind, LiftedExpression left, LiftedExpression right) : LiftedExpression
    {
        public ArithmeticOperator Kind { get; } = kind;

        public LiftedExpression Left { get; } = left;

        public LiftedExpression Right { get; } = right;
    }
}
