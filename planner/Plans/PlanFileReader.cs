using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Plans;

/// <summary>Reads the plans that planners write.</summary>
/// <remarks>
/// Each line holds a step, or several that are taken at once and whose order does not matter:
/// <c>(pick a b)</c> of the competitions, <c>0.000: (pick a b) [1.000]</c> of VAL and ENHSP, <c>step 0: PICK A B</c> and
/// <c>1: PICK A B</c> of Metric-FF, <c>STEP 0: pick(a,b) move(c,d)</c> of Madagascar, <c>pick a b (1)</c> of Fast Downward's log.
/// What follows a semicolon is a comment; <c>; cost = 5</c> among them states the cost.
/// </remarks>
internal sealed class PlanFileReader
{
    private readonly SourceText source;
    private readonly ImmutableArray<PlanStep>.Builder steps = ImmutableArray.CreateBuilder<PlanStep>();
    private Rational? cost;

    // the line that is read, from the next character to its end
    private int position;
    private int end;

    private PlanFileReader(SourceText source) => this.source = source;

    public static Plan Read(SourceText source)
    {
        var reader = new PlanFileReader(source);
        int lineStart = 0;
        while (lineStart < source.Text.Length)
        {
            int length = source.Text.AsSpan(lineStart).IndexOf('\n');
            int lineEnd = length < 0 ? source.Text.Length : lineStart + length;
            reader.ReadLine(lineStart, lineEnd);
            lineStart = lineEnd + 1;
        }

        ImmutableArray<PlanStep> all = reader.steps.ToImmutable();
        return new Plan(all, reader.cost ?? all.Length);
    }

    private void ReadLine(int lineStart, int lineEnd)
    {
        int comment = source.Text.AsSpan(lineStart, lineEnd - lineStart).IndexOf(';');
        if (comment >= 0)
        {
            ReadCost(source.Text.AsSpan(lineStart + comment, lineEnd - lineStart - comment));
        }

        position = lineStart;
        end = comment < 0 ? lineEnd : lineStart + comment;
        SkipTime();
        while (SkipSpace())
        {
            if (Next == '(')
            {
                position++;
                ReadArguments(null, ')');
            }
            else if (Next == '[' && source.Text.IndexOf(']', position, end - position) is > 0 and var close)
            {
                // a duration
                position = close + 1;
            }
            else
            {
                string name = ReadName();
                if (position < end && Next == '(')
                {
                    position++;
                    ReadArguments(name, ')');
                }
                else
                {
                    ReadArguments(name, null);
                }
            }
        }
    }

    private char Next => source.Text[position];

    /// <summary>Reads the rest of a step, up to a closing parenthesis or to the end of the line.</summary>
    private void ReadArguments(string? action, char? closing)
    {
        int start = position;
        var names = new List<string>();
        while (SkipSpace() && Next != closing)
        {
            if (closing is null && Next == '(' && IsCost(out int after))
            {
                position = after;
            }
            else if (closing is null && Next == '[')
            {
                break;
            }
            else if (action is not null && Next == ',')
            {
                position++;
            }
            else
            {
                names.Add(ReadName());
            }
        }

        if (closing is not null && position++ == end)
        {
            throw Error(start - 1);
        }

        if (action is null)
        {
            if (names.Count == 0)
            {
                throw Error(start - 1);
            }

            action = names[0];
            names.RemoveAt(0);
        }

        steps.Add(new PlanStep(action, names.ToArray()));
    }

    /// <summary>Whether a number in parentheses follows.</summary>
    private bool IsCost(out int after)
    {
        int close = source.Text.IndexOf(')', position, end - position);
        after = close + 1;
        return close > 0 && double.TryParse(source.Text.AsSpan(position + 1, close - position - 1), CultureInfo.InvariantCulture, out _);
    }

    /// <summary>Skips what stands before the colon: a number, perhaps after the word "step".</summary>
    private void SkipTime()
    {
        int colon = source.Text.IndexOf(':', position, end - position);
        if (colon < 0)
        {
            return;
        }

        ReadOnlySpan<char> time = source.Text.AsSpan(position, colon - position).Trim();
        if (time.StartsWith("step", StringComparison.OrdinalIgnoreCase))
        {
            time = time[4..];
        }

        if (double.TryParse(time, CultureInfo.InvariantCulture, out _))
        {
            position = colon + 1;
        }
    }

    private bool SkipSpace()
    {
        while (position < end && char.IsWhiteSpace(Next))
        {
            position++;
        }

        return position < end;
    }

    private string ReadName()
    {
        int start = position;
        while (position < end && SymbolName.HasCharacter(Next))
        {
            position++;
        }

        return start == position ? throw Error(position)
            : SymbolName.Flaw(source.Text.AsSpan(start, position - start)) is { } flaw ? throw source.Error(start, flaw)
            : source.Text[start..position];
    }

    private void ReadCost(ReadOnlySpan<char> comment)
    {
        ReadOnlySpan<char> text = comment.TrimStart("; ");
        if (!text.StartsWith("cost", StringComparison.OrdinalIgnoreCase) || text[4..].TrimStart() is not ['=' or ':', .. var rest])
        {
            return;
        }

        rest = rest.Trim();
        int length = rest.IndexOf(' ');
        if (Rational.TryParse(length < 0 ? rest : rest[..length], out Rational value))
        {
            cost = value;
        }
    }

    private PddlException Error(int place)
    {
        const string expected = "a ground action such as '(pick cube1 left)' is expected here";
        return source.Error(place, place == end || "()[]:?".Contains(source.Text[place], StringComparison.Ordinal)
            ? expected
            : $"{expected}, and {SymbolName.FlawOf(source.Text[place])}");
    }
}
