using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>What an action changes. The language is closed: every form is nested here.</summary>
/// <remarks>All conditions and numbers of one action are those of the state before it. Where one part asserts what another denies,
/// the assertion wins (McDermott et al., technical report CVC TR-98-003, 1998); increases of one number add up.</remarks>
public abstract record Effect
{
    private Effect()
    {
    }

    /// <summary>PDDL text on one line.</summary>
    public sealed override string ToString() => SyntaxWriter.OneLine(SyntaxBuilder.Build(this));

    /// <summary>An atom that holds afterwards, or does not.</summary>
    public sealed record Literal(Formula.Atom Atom, bool IsPositive) : Effect;

    /// <summary><c>(and e ...)</c>.</summary>
    public sealed record All(ImmutableArray<Effect> Parts) : Effect;

    /// <summary><c>(forall (?x - t ...) e)</c>.</summary>
    public sealed record ForAll(ImmutableArray<TypedName> Variables, Effect Body) : Effect;

    /// <summary><c>(when f e)</c>.</summary>
    public sealed record When(Formula Condition, Effect Body) : Effect;

    /// <summary>A change of a number, such as <c>(increase (total-cost) 3)</c>.</summary>
    public sealed record Change(ChangeOperator Operator, NumericExpression.Function Target, NumericExpression Amount) : Effect;
}
