using System.Text;

namespace NeuroSymbolic.Planner;

/// <summary>Writes clauses as DIMACS text, which Z3 reads faster than it takes terms one by one.</summary>
/// <remarks>Literals are variable numbers from 1, negative for a denial; <see cref="True"/> and <see cref="False"/> are
/// simplified away.</remarks>
internal sealed class CnfText
{
    public const int True = int.MaxValue;
    public const int False = -True;

    private readonly StringBuilder clauses = new();
    private int variableCount;
    private int clauseCount;

    public int NewVariable() => ++variableCount;

    /// <summary>Asserts that at least one of the literals is true.</summary>
    public void AddClause(params ReadOnlySpan<int> literals)
    {
        if (literals.Contains(True))
        {
            return;
        }

        foreach (int literal in literals)
        {
            if (literal != False)
            {
                clauses.Append(literal).Append(' ');
            }
        }

        clauses.Append("0\n");
        clauseCount++;
    }

    /// <summary>Asserts that at most one of the variables is true, by the product encoding of Chen (ModRef 2010): each variable
    /// has a row and a column of a square, and no two rows or columns may be used. About three clauses for each variable.</summary>
    public void AddAtMostOne(ReadOnlySpan<int> variables)
    {
        const int fewEnoughForPairs = 6;
        if (variables.Length <= fewEnoughForPairs)
        {
            for (int i = 0; i < variables.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    AddClause(-variables[i], -variables[j]);
                }
            }

            return;
        }

        int width = (int)Math.Ceiling(Math.Sqrt(variables.Length));
        int[] columns = NewVariables(width);
        int[] rows = NewVariables((variables.Length + width - 1) / width);
        for (int i = 0; i < variables.Length; i++)
        {
            AddClause(-variables[i], columns[i % width]);
            AddClause(-variables[i], rows[i / width]);
        }

        AddAtMostOne(columns);
        AddAtMostOne(rows);
    }

    /// <summary>The text of the clauses since the last call.</summary>
    public string Flush()
    {
        string text = $"p cnf {variableCount} {clauseCount}\n{clauses}";
        clauses.Clear();
        clauseCount = 0;
        return text;
    }

    private int[] NewVariables(int count)
    {
        int[] variables = new int[count];
        for (int i = 0; i < count; i++)
        {
            variables[i] = NewVariable();
        }

        return variables;
    }
}
