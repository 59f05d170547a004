using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Lessons;

/// <summary>Answers in lines: each has facts in parentheses, perhaps a whole number behind them, and perhaps a comment after a semicolon.</summary>
internal static class FactLines
{
    private const int LargestNumber = 1_000_000;

    /// <summary>The lines that say something, with where they begin in the text.</summary>
    /// <param name="answer">The text.</param>
    /// <param name="problem">Its things are the only ones that facts may name.</param>
    /// <param name="domain">Its predicates are the only ones there are.</param>
    /// <param name="hasNumbers">Whether a line is one fact and a number; otherwise it is facts alone.</param>
    /// <exception cref="PddlException">A line is something else; the message has the place.</exception>
    public static ImmutableArray<(ImmutableArray<Fact> Facts, int Number, int Offset)> Read(
        SourceText answer, PddlDomain domain, PddlProblem problem, bool hasNumbers)
    {
        var lines = ImmutableArray.CreateBuilder<(ImmutableArray<Fact>, int, int)>();
        int start = 0;
        foreach (string line in answer.Text.Split('\n'))
        {
            answer.Cancellation.ThrowIfCancellationRequested();
            int comment = line.IndexOf(';', StringComparison.Ordinal);
            string content = (comment < 0 ? line : line[..comment]).TrimEnd();
            int position = content.Length - content.TrimStart().Length;
            if (position < content.Length)
            {
                int offset = start + position;
                ImmutableArray<Fact> facts = ReadFacts(answer, content, start, ref position, domain, problem);
                lines.Add((facts, hasNumbers ? ReadNumber(answer, content, start, position, facts) : End(answer, content, start, position), offset));
            }

            start += line.Length + 1;
        }

        return lines.ToImmutable();
    }

    private static ImmutableArray<Fact> ReadFacts(
        SourceText answer, string line, int start, ref int position, PddlDomain domain, PddlProblem problem)
    {
        var facts = ImmutableArray.CreateBuilder<Fact>();
        while (position < line.Length && line[position] == '(')
        {
            int close = line.IndexOf(')', position);
            if (close < 0)
            {
                throw answer.Error(start + position, "this parenthesis is never closed");
            }

            try
            {
                var fact = Fact.Parse(line[position..(close + 1)]);
                facts.Add(Known(fact, domain, problem) is { } fault ? throw answer.Error(start + position, fault) : fact);
            }
            catch (FormatException)
            {
                throw answer.Error(start + position, "a fact such as '(on cube1 cube2)' is expected");
            }

            for (position = close + 1; position < line.Length && char.IsWhiteSpace(line[position]); position++)
            {
            }
        }

        return facts.Count > 0 ? facts.ToImmutable() : throw answer.Error(start + position, "a fact such as '(on cube1 cube2)' is expected");
    }

    private static string? Known(Fact fact, PddlDomain domain, PddlProblem problem) =>
        domain.FindPredicate(fact.Predicate) is not { } predicate
            ? $"there is no predicate '{fact.Predicate}'; {NearestName.Suggest(fact.Predicate, domain.Predicates.Select(other => other.Name))}"
            : predicate.Parameters.Length != fact.Arguments.Length
                ? $"'{fact.Predicate}' takes {predicate.Parameters.Length} thing(s), not {fact.Arguments.Length}"
                : fact.Arguments.FirstOrDefault(name => !problem.Objects.Any(thing => thing.Name == name)) is { } unknown
                    ? $"there is no '{unknown}' on this table; {NearestName.Suggest(unknown, problem.Objects.Select(thing => thing.Name))}"
                    : null;

    private static int ReadNumber(SourceText answer, string line, int start, int position, ImmutableArray<Fact> facts) =>
        facts.Length == 1
        && int.TryParse(line.AsSpan(position), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number)
        && Math.Abs((long)number) <= LargestNumber
            ? number
            : throw answer.Error(start + Math.Min(position, line.Length), "one fact and a whole number are expected, such as '(on cube3 left) 2'");

    private static int End(SourceText answer, string line, int start, int position) =>
        position == line.Length ? 0 : throw answer.Error(start + position, "the line should hold facts alone, such as '(on cube1 cube2) (on cube2 cube3)'");
}
