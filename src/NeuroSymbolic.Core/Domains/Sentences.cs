using System.Globalization;

namespace NeuroSymbolic.Core;

/// <summary>Says in plain English what the symbols of a domain mean, as one would tell it to a person at the table.</summary>
public static class Sentences
{
    /// <summary>A plan step as a sub-task, such as <c>Pick up the red cube.</c></summary>
    /// <exception cref="InputException"><c>domain.json</c> has no sentence for the action, or no words for an object.</exception>
    public static string SubTask(this DomainDescription domain, PlanStep step) =>
        Fill(domain, domain.Actions.GetValueOrDefault(step.Action)?.Sentence, $"sentence for the action '{step.Action}'", step.Arguments);

    /// <summary>A move from hand-empty to hand-empty, such as <c>Move the red cube onto the left area.</c></summary>
    /// <param name="domain">The domain.</param>
    /// <param name="moved">The symbol of what is moved.</param>
    /// <param name="support">The symbol of what it is put on.</param>
    /// <inheritdoc cref="SubTask" path="/exception"/>
    public static string Move(this DomainDescription domain, string moved, string support) =>
        Fill(domain, domain.MoveSentence, "move_sentence", [moved, support]);

    /// <summary>What a task asks for. {0} and {1} in its instruction stand for the thing that the goal has elsewhere than the start, and for its place.</summary>
    /// <inheritdoc cref="SubTask" path="/exception"/>
    public static string InstructionFor(this TaskDescription task, EpisodeSetup setup) =>
        task.Instruction.Contains("{0}", StringComparison.Ordinal) && setup.Goal.Except(setup.Start).FirstOrDefault() is { } moved
            ? Fill(task.Domain, task.Instruction, "", moved.Arguments)
            : task.Instruction;

    private static string Fill(DomainDescription domain, string? sentence, string what, IEnumerable<string> symbols)
    {
        string file = Path.Combine(domain.Folder, "domain.json");
        return sentence is null
            ? throw new InputException($"{file} has no {what}, which agents that are told what to do in words need.")
            : string.Format(CultureInfo.InvariantCulture, sentence, [.. symbols.Select(symbol => domain.Find(symbol).Called
                ?? throw new InputException($"{file} does not say what '{symbol}' is called, which agents that are told what to do in words need."))]);
    }
}
