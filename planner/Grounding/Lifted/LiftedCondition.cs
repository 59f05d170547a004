using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>A condition with variables in negation normal form. The forms are closed: every one is nested here.</summary>
internal abstract class LiftedCondition
{
    private LiftedCondition()
    {
    }

    public static LiftedCondition True { get; } = new Junction(isConjunction: true, []);

    public static LiftedCondition False { get; } = new Junction(isConjunction: false, []);

    /// <summary>An atom that must hold or must not.</summary>
    public sealed class Literal(LiftedAtom atom, bool isPositive) : LiftedCondition
    {
        public LiftedAtom Atom { get; } = atom;

        public bool IsPositive { get; } = isPositive;
    }

    /// <summary>Two terms (as in <see cref="LiftedAtom.Terms"/>) that must stand for one object or must not.</summary>
    public sealed class Same(int left, int right, bool isPositive) : LiftedCondition
    {
        public int Left { get; } = left;

        public int Right { get; } = right;

        public bool IsPositive { get; } = isPositive;
    }

    /// <summary>A number that must be at least 0, greater than 0 or 0.</summary>
    public sealed class Comparison(LiftedExpression difference, ComparisonOperator relation, bool isDenied) : LiftedCondition
    {
        public LiftedExpression Difference { get; } = difference;

        public ComparisonOperator Relation { get; } = relation;

        /// <summary>Whether it came about by denying another one. A comparison with a number that has no value does not hold, so that
        /// its denial does.</summary>
        public bool IsDenied { get; } = isDenied;
    }

    /// <summary>A conjunction or a disjunction; none of its parts is of the same kind.</summary>
    public sealed class Junction(bool isConjunction, LiftedCondition[] parts) : LiftedCondition
    {
        public bool IsConjunction { get; } = isConjunction;

        public LiftedCondition[] Parts { get; } = parts;
    }

    /// <summary>For all objects, or for some.</summary>
    public sealed class Quantifier(bool isUniversal, LiftedVariable[] variables, LiftedAtom[] guards, LiftedCondition body) : LiftedCondition
    {
        public bool IsUniversal { get; } = isUniversal;

        public LiftedVariable[] Variables { get; } = variables;

        /// <summary>Atoms that never change; where one of them does not hold, the body is settled (true under a universal quantifier,
        /// false under an existential one).</summary>
        public LiftedAtom[] Guards { get; } = guards;

        public LiftedCondition Body { get; } = body;
    }
}
