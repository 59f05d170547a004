using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A number of PDDL 2.1, computed from the values of functions. The language is closed: every form is nested here.</summary>
public abstract record NumericExpression
{
    private NumericExpression()
    {
    }

    /// <summary>PDDL text on one line.</summary>
    public sealed override string ToString() => SyntaxWriter.OneLine(SyntaxBuilder.Build(this));

    /// <summary>A number as the text states it.</summary>
    public sealed record Number(Rational Value) : NumericExpression;

    /// <summary>The value of a function, such as <c>(fuel ?truck)</c>; <c>total-time</c> of a metric too.</summary>
    /// <param name="Name">The function, in lower case.</param>
    /// <param name="Terms">Names of parameters (with their question mark) and objects.</param>
    public sealed record Function(string Name, ImmutableArray<string> Terms) : NumericExpression;

    /// <summary><c>(+ a b)</c> and its like.</summary>
    public sealed record Operation(ArithmeticOperator Operator, NumericExpression Left, NumericExpression Right) : NumericExpression;

    /// <summary><c>(- a)</c>.</summary>
    public sealed record Negation(NumericExpression Part) : NumericExpression;
}
