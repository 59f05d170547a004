using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A condition of PDDL 2.1: what a state must be like. The language is closed: every form is nested here.</summary>
public abstract record Formula
{
    private Formula()
    {
    }

    /// <summary>PDDL text on one line.</summary>
    public sealed override string ToString() => SyntaxWriter.OneLine(SyntaxBuilder.Build(this));

    /// <summary>The condition that always holds.</summary>
    public static Formula True { get; } = new And([]);

    /// <summary>A statement such as <c>(on ?d left)</c>.</summary>
    /// <param name="Predicate">The predicate, in lower case.</param>
    /// <param name="Terms">Names of parameters (with their question mark) and objects.</param>
    public sealed record Atom(string Predicate, ImmutableArray<string> Terms) : Formula;

    /// <summary><c>(= a b)</c>: both names stand for one thing.</summary>
    public sealed record Same(string Left, string Right) : Formula;

    /// <summary><c>(not f)</c>.</summary>
    public sealed record Not(Formula Part) : Formula;

    /// <summary><c>(and f ...)</c>; true without parts.</summary>
    public sealed record And(ImmutableArray<Formula> Parts) : Formula;

    /// <summary><c>(or f ...)</c>; false without parts.</summary>
    public sealed record Or(ImmutableArray<Formula> Parts) : Formula;

    /// <summary><c>(imply f g)</c>.</summary>
    public sealed record Imply(Formula Premise, Formula Conclusion) : Formula;

    /// <summary><c>(forall (?x - t ...) f)</c>.</summary>
    public sealed record ForAll(ImmutableArray<TypedName> Variables, Formula Body) : Formula;

    /// <summary><c>(exists (?x - t ...) f)</c>.</summary>
    public sealed record Exists(ImmutableArray<TypedName> Variables, Formula Body) : Formula;

    /// <summary>A comparison of numbers such as <c>(&gt;= (fuel ?t) 3)</c>.</summary>
    public sealed record Comparison(ComparisonOperator Operator, NumericExpression Left, NumericExpression Right) : Formula;
}
