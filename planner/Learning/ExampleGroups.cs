using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>Sorts the changes of demonstrations by actions: by name where they have one, otherwise by what they change, whatever the things
/// are called.</summary>
internal static class ExampleGroups
{
    private const int MostChangedThings = 7;

    /// <exception cref="InputException">The demonstrations contradict each other or say nothing.</exception>
    public static List<ActionExamples> Find(
        IReadOnlyList<Demonstration> demonstrations, PredicateTable predicates, List<ObservedState> states, CancellationToken cancellation)
    {
        var groups = new OrderedDictionary<string, ActionExamples>();
        var outcomes = new Dictionary<(FactSet Before, PlanStep Step), (FactSet After, string Place)>();
        string? named = null, nameless = null;
        foreach (Demonstration demonstration in demonstrations)
        {
            var world = new ObservedWorld(demonstration, predicates);
            ObservedState[] course = [.. demonstration.States.Select(world.State)];
            states.AddRange(course);
            for (int i = 0; i < demonstration.Steps.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                string place = string.Create(CultureInfo.InvariantCulture, $"{demonstration.Name}, step {i + 1}");
                if (demonstration.Steps[i] is { } step)
                {
                    named ??= place;
                    CheckOutcome(outcomes, demonstration, i, step, place);
                    AddNamed(groups, step, new Example(course[i], course[i + 1], world.NumbersOf(step.Arguments), place));
                }
                else if (!demonstration.States[i].Equals(demonstration.States[i + 1]))
                {
                    nameless ??= place;
                    AddNameless(groups, new Example(course[i], course[i + 1], [], place));
                }
            }
        }

        return (named, nameless) switch
        {
            (null, null) => throw new InputException("Nothing changes in these demonstrations, so there is nothing to learn; add some in which something is done."),
            ({ } one, { } other) => throw new InputException($"{one} names its action, and {other} does not; name all of them or none."),
            _ => [.. groups.Values],
        };
    }

    private static void CheckOutcome(
        Dictionary<(FactSet Before, PlanStep Step), (FactSet After, string Place)> outcomes, Demonstration demonstration, int i, PlanStep step, string place)
    {
        (FactSet before, FactSet after) = (demonstration.States[i], demonstration.States[i + 1]);
        if (!outcomes.TryAdd((before, step), (after, place)) && outcomes[(before, step)] is var other && !after.Equals(other.After))
        {
            Fact odd = after.Except(other.After).Union(other.After.Except(after)).First();
            throw new InputException(
                $"{place}: {step} leads from the same state to another one than in {other.Place}: {odd} holds after one of them only; correct the one that is wrong.");
        }
    }

    private static void AddNamed(OrderedDictionary<string, ActionExamples> groups, PlanStep step, Example example)
    {
        if (!groups.TryGetValue(step.Action, out ActionExamples? group))
        {
            groups.Add(step.Action, group = new ActionExamples(step.Action, example.Binding.Length, []));
        }

        if (group.ParameterCount != example.Binding.Length)
        {
            throw new InputException(
                $"{example.Place}: '{step.Action}' has {Counted.Arguments(example.Binding.Length)} here and {group.ParameterCount} in {group.Examples[0].Place}; an action has always as many.");
        }

        group.Examples.Add(example);
    }

    private static void AddNameless(OrderedDictionary<string, ActionExamples> groups, Example example)
    {
        (int Sign, ObservedFact Fact)[] changes =
            [.. example.Added.Select(fact => (1, fact)), .. example.Deleted.Select(fact => (-1, fact))];
        int[] things = [.. changes.SelectMany(change => change.Fact.Arguments).Distinct().Order()];
        if (things.Length > MostChangedThings)
        {
            throw new InputException(
                $"{example.Place}: {things.Length} things change at once; without names of actions at most {MostChangedThings} are told apart, so name the actions.");
        }

        // the order of things in which the changes read first in the alphabet is the same for all that change alike
        string? first = null;
        int[] binding = things;
        foreach (int[] order in Orders(things))
        {
            string text = string.Join(' ', changes
                .Select(change => string.Create(CultureInfo.InvariantCulture,
                    $"{(change.Sign > 0 ? '+' : '-')}{change.Fact.Predicate:00000}({string.Join(',', change.Fact.Arguments.Select(thing => Array.IndexOf(order, thing)))})"))
                .Order(StringComparer.Ordinal));
            if (first is null || string.CompareOrdinal(text, first) < 0)
            {
                (first, binding) = (text, order);
            }
        }

        if (!groups.TryGetValue(first!, out ActionExamples? group))
        {
            groups.Add(first!, group = new ActionExamples(null, things.Length, []));
        }

        group.Examples.Add(example with { Binding = binding });
    }

    private static IEnumerable<int[]> Orders(int[] things)
    {
        if (things.Length == 0)
        {
            return [[]];
        }

        return things.SelectMany(first => Orders([.. things.Where(thing => thing != first)]), (first, rest) => (int[])[first, .. rest]);
    }
}
