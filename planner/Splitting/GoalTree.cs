using System.Collections.Immutable;
using System.Text;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>How a goal was split: what was wanted, why, and what it was split into.</summary>
/// <param name="Goal">The facts that were wanted, in the words of the problem.</param>
/// <param name="Why">Why they were wanted, such as <c>goal</c> or <c>before (place cube3 right)</c>.</param>
/// <param name="How">What made the steps: <c>nothing to do</c>, <c>solved</c>, <c>remembered</c>, <c>split</c> or <c>step</c>.</param>
/// <param name="Steps">How many steps of the plan it took, before the joined plan was shortened.</param>
/// <param name="Children">The parts in the order of the plan; none for a goal that was not split.</param>
public sealed record GoalTree(ImmutableArray<string> Goal, string Why, string How, int Steps, ImmutableArray<GoalTree> Children)
{
    /// <summary>The tree as indented lines: steps, way, reason and facts of each goal.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, "");
        return text.ToString();
    }

    private void Write(StringBuilder text, string indent)
    {
        text.Append(indent).Append(Steps).Append(' ').Append(Steps == 1 ? "step" : "steps").Append(", ").Append(How).Append(", ")
            .Append(Why).Append(": ").AppendJoin(' ', Goal).Append('\n');
        foreach (GoalTree child in Children)
        {
            child.Write(text, indent + "  ");
        }
    }
}
