using System.Text;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Plans;

/// <summary>Plan files of the International Planning Competition: one ground action a line, comments after a semicolon.</summary>
/// <remarks>VAL, Fast Downward and the PDDL extension of VS Code read and write the same form. What other planners write is read too:
/// steps with times and durations, without parentheses, in upper case, several a line.</remarks>
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
        return text.Append($"; cost = {plan.Cost.ToDecimalText()} ({kind})\n").ToString();
    }

    /// <summary>Reads a plan file.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    /// <exception cref="PddlException">A line is not a ground action; the message has the place.</exception>
    public static Plan Load(string path) => PlanFileReader.Read(SourceText.FromFile(path));

    /// <summary>Reads a plan from its text.</summary>
    /// <param name="text">The text of a plan file.</param>
    /// <param name="name">What errors call the text.</param>
    /// <exception cref="PddlException">A line is not a ground action; the message has the place.</exception>
    public static Plan Parse(string text, string name = "plan") => PlanFileReader.Read(new SourceText(text, name));
}
