using System.Globalization;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>Names for people to read: <c>|on cube1 left@3|</c> is the fact after three steps, <c>|pick cube1 left@3|</c> the action of the
/// third step.</summary>
internal sealed class ReadableNames(GroundTask task, StepSemantics model) : SmtNames
{
    private readonly Dictionary<int, string> booleans = [];
    private readonly Dictionary<string, int> seen = [];
    private int known;

    /// <inheritdoc/>
    public override string Boolean(LayeredFormula formula, int variable)
    {
        for (; known < formula.BegunSteps; known++)
        {
            Learn(formula, known);
        }

        return booleans.TryGetValue(variable, out string? name) ? name : $"|helper {variable}|";
    }

    /// <inheritdoc/>
    public override string Number(int number, int version) => $"|{Words(task.Numbers[number].ToString())} #{version}|";

    /// <inheritdoc/>
    public override string Count(int step, int action) =>
        $"|times {action} {Words(task.Actions[action].Step.ToString()!)}@{step + 1}|";

    private void Learn(LayeredFormula formula, int step)
    {
        foreach ((int first, int count) in task.Variables)
        {
            for (int fact = first; fact < first + count; fact++)
            {
                Name(formula.Fact(step, fact), FactWords(first, fact), step);
                Name(formula.Fact(step + 1, fact), FactWords(first, fact), step + 1);
            }
        }

        foreach (int action in model.Sequence)
        {
            Name(formula.Action(step, action), Words(task.Actions[action].Step.ToString()!), step + 1);
        }
    }

    private string FactWords(int first, int fact) => task.Facts[fact].Fact is null
        ? string.Create(CultureInfo.InvariantCulture, $"none of those of {FactWords(first, first == fact ? fact + 1 : first)}")
        : Words(task.Facts[fact].ToString());

    private void Name(int literal, string words, int step)
    {
        // a literal below zero is the other value of two, and the first gave the name
        if (literal is > 0 and not ClauseBuffer.True && !booleans.ContainsKey(literal))
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"{words}@{step}");
            int repeated = seen[name] = seen.GetValueOrDefault(name) + 1;
            booleans[literal] = repeated == 1 ? $"|{name}|" : string.Create(CultureInfo.InvariantCulture, $"|{name} case {repeated}|");
        }
    }

    private static string Words(string text) => text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
}
