using System.Globalization;
using System.Text;
using NeuroSymbolic.Planner.Smt.Solving;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>What the constants of SMT-LIB text are called: short, for the solver.</summary>
internal class SmtNames
{
    /// <summary>The name of a Boolean variable of a formula.</summary>
    public virtual string Boolean(LayeredFormula formula, int variable) => $"b{variable}";

    /// <summary>The name of a number after a change.</summary>
    /// <param name="number">The number of the task.</param>
    /// <param name="version">Which of all changes; no two share it.</param>
    public virtual string Number(int number, int version) => $"x{number}_{version}";

    /// <summary>The name of the number of times that the action is taken in a step, from 0.</summary>
    public virtual string Count(int step, int action) => $"n{action}_{step}";

    /// <summary>The text of a literal.</summary>
    public string Literal(LayeredFormula formula, int literal) => literal switch
    {
        ClauseBuffer.True => "true",
        ClauseBuffer.False => "false",
        < 0 => $"(not {Boolean(formula, -literal)})",
        _ => Boolean(formula, literal),
    };

    /// <summary>Clauses as assertions, one a line.</summary>
    public void WriteClauses(StringBuilder text, LayeredFormula formula, ReadOnlySpan<int> literals)
    {
        int start = 0;
        for (int i = 0; i < literals.Length; i++)
        {
            if (literals[i] != 0)
            {
                continue;
            }

            text.Append("(assert ").Append(i - start == 1 ? "" : "(or");
            foreach (int literal in literals[start..i])
            {
                text.Append(CultureInfo.InvariantCulture, $"{(i - start == 1 ? "" : " ")}{Literal(formula, literal)}");
            }

            text.Append(i - start == 1 ? ")\n" : i == start ? " false))\n" : "))\n");
            start = i + 1;
        }
    }
}
