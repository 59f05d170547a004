using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Plan files of the International Planning Competition: one ground action a line, comments after a semicolon.</summary>
/// <remarks>VAL, Fast Downward and the PDDL extension of VS Code read and write the same form.</remarks>
public static class IpcPlanFile
{
    /// <summary>The text of a plan file. Its last line is the cost comment, its first ones name domain and problem.</summary>
    public static string Format(Plan plan, string domainName, string problemName)
    {
        var text = new StringBuilder($";;!domain: {domainName}\n;;!problem: {problemName}\n");
        foreach (PlanStep step in plan.Steps)
        {
            text.Append(step).Append('\n');
        }

        bool isUnitCost = plan.Cost == plan.Length;
        string kind = isUnitCost ? "unit cost" : "general cost";
        return text.Append(CultureInfo.InvariantCulture, $"; cost = {plan.Cost} ({kind})\n").ToString();
    }

    /// <summary>Reads a plan file.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    /// <exception cref="PddlException">A line is not a ground action; the message has the place.</exception>
    public static Plan Load(string path) => Read(SourceText.FromFile(path));

    /// <summary>Reads a plan from its text.</summary>
    /// <param name="text">The text of a plan file.</param>
    /// <param name="name">What errors call the text.</param>
    /// <exception cref="PddlException">A line is not a ground action; the message has the place.</exception>
    public static Plan Parse(string text, string name = "plan") => Read(new SourceText(text, name));

    private static Plan Read(SourceText source)
    {
        var steps = ImmutableArray.CreateBuilder<PlanStep>();
        int lineStart = 0;
        while (lineStart < source.Text.Length)
        {
            int length = source.Text.AsSpan(lineStart).IndexOf('\n');
            int lineEnd = length < 0 ? source.Text.Length : lineStart + length;
            int comment = source.Text.AsSpan(lineStart, lineEnd - lineStart).IndexOf(';');
            string line = source.Text[lineStart..(comment < 0 ? lineEnd : lineStart + comment)];
            if (!string.IsNullOrWhiteSpace(line))
            {
                steps.Add(ReadStep(source, lineStart, line));
            }

            lineStart = lineEnd + 1;
        }

        return new Plan(steps.ToImmutable());
    }

    private static PlanStep ReadStep(SourceText source, int lineStart, string line)
    {
        int column = line.Length - line.TrimStart().Length;
        try
        {
            // some planners write "0: (pick a b)" or "0.000: (pick a b) [1.000]"
            int open = line.IndexOf('(');
            int close = line.LastIndexOf(')');
            bool isTimed = open > 0 && close > open && line.AsSpan(0, open).Trim() is [.. var time, ':']
                && double.TryParse(time, CultureInfo.InvariantCulture, out _);
            return PlanStep.Parse(isTimed ? line[open..(close + 1)] : line);
        }
        catch (FormatException)
        {
            throw source.Error(lineStart + column, "a ground action such as '(pick cube1 left)' is expected on a line of its own");
        }
    }
}
