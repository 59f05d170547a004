using System.Globalization;

namespace NeuroSymbolic.Planner.Smt.Solving;

/// <summary>Clauses one after another in one array, and their DIMACS text, which Z3 reads faster than it takes terms one by one.</summary>
/// <remarks>Literals are variable numbers from 1, negative for a denial; <see cref="True"/> and <see cref="False"/> are simplified
/// away. Every clause ends with 0.</remarks>
/// <param name="cancellation">Ends whoever writes clauses with an <see cref="OperationCanceledException"/>: most of the work of making a
/// formula is between two of them.</param>
internal sealed class ClauseBuffer(CancellationToken cancellation)
{
    public const int True = int.MaxValue;
    public const int False = -True;

    private const int MostLiteralsOfText = 250_000;

    private int[] literals = new int[1024];
    private int length;
    private int clauseStart;
    private bool isTautology;

    /// <summary>Variables so far, those of clauses that were cleared included.</summary>
    public int VariableCount { get; private set; }

    /// <summary>Clauses since the last <see cref="Clear"/>.</summary>
    public int ClauseCount { get; private set; }

    /// <summary>The clauses since the last <see cref="Clear"/>, each with a 0 behind it.</summary>
    public ReadOnlySpan<int> Literals => literals.AsSpan(0, length);

    public int NewVariable() => ++VariableCount;

    /// <summary>Asserts that at least one of the literals is true.</summary>
    public void Add(params ReadOnlySpan<int> clause)
    {
        foreach (int literal in clause)
        {
            Append(literal);
        }

        End();
    }

    /// <summary>One more literal of the clause under way.</summary>
    public void Append(int literal)
    {
        if (literal == True)
        {
            isTautology = true;
        }
        else if (literal != False)
        {
            if (length + 1 >= literals.Length)
            {
                Array.Resize(ref literals, 2 * literals.Length);
            }

            literals[length++] = literal;
        }
    }

    /// <summary>Ends the clause under way.</summary>
    public void End()
    {
        if (isTautology)
        {
            length = clauseStart;
            isTautology = false;
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        literals[length++] = 0;
        clauseStart = length;
        ClauseCount++;
        if (length + 1 >= literals.Length)
        {
            Array.Resize(ref literals, 2 * literals.Length);
        }
    }

    /// <summary>Asserts that at most one of the literals is true, by the product encoding of Chen (ModRef 2010): each literal has a row
    /// and a column of a square, and no two rows or columns may be used. About three clauses for each literal.</summary>
    public void AddAtMostOne(ReadOnlySpan<int> some)
    {
        const int fewEnoughForPairs = 12;
        if (some.Length <= fewEnoughForPairs)
        {
            for (int i = 0; i < some.Length; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    Add(-some[i], -some[j]);
                }
            }

            return;
        }

        int width = (int)Math.Ceiling(Math.Sqrt(some.Length));
        int[] columns = NewVariables(width);
        int[] rows = NewVariables((some.Length + width - 1) / width);
        for (int i = 0; i < some.Length; i++)
        {
            Add(-some[i], columns[i % width]);
            Add(-some[i], rows[i / width]);
        }

        AddAtMostOne(columns);
        AddAtMostOne(rows);
    }

    /// <summary>Writes other literals for some variables.</summary>
    public void Rename(Dictionary<int, int> names)
    {
        for (int i = 0; i < length; i++)
        {
            if (names.TryGetValue(Math.Abs(literals[i]), out int name))
            {
                literals[i] = literals[i] > 0 ? name : -name;
            }
        }
    }

    /// <summary>Forgets the clauses; the variables stay.</summary>
    public void Clear()
    {
        length = clauseStart = ClauseCount = 0;
    }

    /// <summary>The clauses as DIMACS texts of moderate length, since who reads one cannot be interrupted.</summary>
    public IEnumerable<string> ToDimacs()
    {
        for (int start = 0; start < length;)
        {
            cancellation.ThrowIfCancellationRequested();
            int end = Math.Min(start + MostLiteralsOfText, length);
            end += literals.AsSpan(end - 1, length - end + 1).IndexOf(0);
            yield return ToDimacs(literals.AsSpan(start, end - start));
            start = end;
        }
    }

    private string ToDimacs(ReadOnlySpan<int> some)
    {
        // a number with its sign and the space behind it
        char[] text = new char[64 + (some.Length * (Digits(VariableCount) + 2))];
        $"p cnf {VariableCount} {some.Count(0)}\n".CopyTo(text);
        int end = Array.IndexOf(text, '\n') + 1;
        foreach (int literal in some)
        {
            literal.TryFormat(text.AsSpan(end), out int written, default, CultureInfo.InvariantCulture);
            end += written;
            text[end++] = literal == 0 ? '\n' : ' ';
        }

        return new string(text, 0, end);
    }

    private static int Digits(int number) => number < 10 ? 1 : 1 + Digits(number / 10);

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
