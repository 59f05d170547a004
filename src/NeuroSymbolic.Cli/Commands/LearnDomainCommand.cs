using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Experiments;
using NeuroSymbolic.Planner.Learning;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Cli;

/// <summary><c>learn-domain DEMOS --out FILE</c>: the smallest action schemas that explain demonstrations.</summary>
internal static class LearnDomainCommand
{
    private const int StatesCompared = 500;

    public static Command Create(Surroundings surroundings)
    {
        var demonstrations = new Argument<string>("demos")
        {
            Description = "A folder that 'demos' left, or of .trace files, or one such file.",
            HelpName = "DEMOS",
        };
        var output = new Option<string>("--out") { Description = "The domain to write.", HelpName = "domain.pddl", Required = true };
        var against = new Option<string?>("--against")
        {
            Description = "A domain to compare with, on random states; exit code 1 where they differ.",
            HelpName = "domain.pddl",
        };
        Option<bool> json = OptionFactory.Json();
        var command = new Command("learn-domain", "Learn action schemas from demonstrations.") { demonstrations, output, against, json };
        command.SetAction(parsed =>
        {
            PddlDomain? other = parsed.GetValue(against) is { } path ? PddlDomain.Load(path, surroundings.Cancellation) : null;
            IReadOnlyList<Demonstration> seen = RecordedDemonstrations.Read(
                parsed.GetValue(demonstrations)!, Path.Combine(Installation.Root(), "domains"), surroundings.Cancellation);
            LearnedDomain learned = DomainLearner.Learn(seen, surroundings.Cancellation);
            string file = parsed.GetValue(output)!;
            PddlArguments.WriteText(file, PddlPrinter.Print(learned.Domain));
            DomainComparison? comparison = other is null ? null : DomainComparer.Compare(
                learned.Domain, other, Starts(seen), StatesCompared, seed: 1, surroundings.Cancellation);
            surroundings.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(Output(file, learned, comparison), CliJsonContext.Default.LearnedDomainOutput)
                : Text(file, learned, comparison));
            return comparison is { IsEquivalent: false } ? ExitCode.Different : ExitCode.Success;
        });
        return command;
    }

    private static List<(ImmutableArray<TypedName> Objects, FactSet Facts)> Starts(IReadOnlyList<Demonstration> demonstrations) =>
        [.. demonstrations.Select(demonstration => (demonstration.Objects, demonstration.States[0]))];

    private static LearnedDomainOutput Output(string file, LearnedDomain learned, DomainComparison? comparison) => new(
        1,
        file,
        learned.Demonstrations,
        learned.Transitions,
        [.. learned.Actions.Select(action => new LearnedActionOutput(
            action.Name,
            action.Examples,
            action.LastChange,
            [.. action.Unsettled.Select(unsettled => new UnsettledOutput(unsettled.Condition, unsettled.Others))]))],
        comparison is null ? null : new DomainComparisonOutput(comparison.IsEquivalent, comparison.States, comparison.Differences));

    private static string Text(string file, LearnedDomain learned, DomainComparison? comparison)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{file}: {Many(learned.Actions.Length, "action")} from {Many(learned.Transitions, "transition")} in {Many(learned.Demonstrations, "demonstration")}");
        foreach (LearnedAction action in learned.Actions)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n  {action.Name}: seen {Many(action.Examples, "time")}, the last change with the {Ordinal(action.LastChange)}");
            foreach (ExchangeableCondition unsettled in action.Unsettled)
            {
                text.Append(CultureInfo.InvariantCulture, $"; {unsettled.Condition} is not settled, {string.Join(' ', unsettled.Others)} would explain as much");
            }
        }

        if (comparison is not null)
        {
            text.Append(comparison.IsEquivalent
                ? string.Create(CultureInfo.InvariantCulture, $"\nequivalent: the same steps with the same outcome in {Many(comparison.States, "random state")}")
                : string.Create(CultureInfo.InvariantCulture, $"\ndifferent, in {Many(comparison.States, "random state")}:"));
            foreach (string difference in comparison.Differences)
            {
                text.Append("\n  ").Append(difference);
            }
        }

        return text.ToString();
    }

    private static string Many(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count} {thing}{(count == 1 ? "" : "s")}");

    private static string Ordinal(int number) => string.Create(CultureInfo.InvariantCulture, $"{number}") + ((number % 100) is > 10 and < 14 ? "th"
        : (number % 10) switch
        {
            1 => "st",
            2 => "nd",
            3 => "rd",
            _ => "th",
        });
}
