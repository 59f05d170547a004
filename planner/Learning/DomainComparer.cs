using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>Compares a learned domain with another one on states that random steps of the other one reach: every step that either permits,
/// and where it leads. Steps that change nothing are left out, and so are numbers.</summary>
public static class DomainComparer
{
    private const int LongestWalk = 60;

    /// <summary>Compares.</summary>
    /// <param name="learned">The learned domain.</param>
    /// <param name="other">The other one, whose steps are walked.</param>
    /// <param name="starts">Where walks begin, with the things there are; at least one.</param>
    /// <param name="states">Different states wanted; fewer are looked at where no more are found.</param>
    /// <param name="seed">Of the walks.</param>
    /// <param name="cancellation">Ends the work with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The other domain does not know the type of a thing.</exception>
    public static DomainComparison Compare(
        PddlDomain learned,
        PddlDomain other,
        IReadOnlyList<(ImmutableArray<TypedName> Objects, FactSet Facts)> starts,
        int states,
        int seed,
        CancellationToken cancellation = default)
    {
        var random = new Random(seed);
        (PermittedSteps Learned, PermittedSteps Other)[] permitted = [.. starts.Select(start =>
        {
            CheckTypes(other, start.Objects);
            return (new PermittedSteps(learned, start.Objects, cancellation), new PermittedSteps(other, start.Objects, cancellation));
        })];
        bool isByName = learned.Actions.Any(action => other.FindAction(action.Name) is not null);
        var differences = new OrderedDictionary<string, string>();
        var seen = new HashSet<(int Start, FactSet State)>();

        // a walk may only meet states that were seen before
        for (int walk = 0; walk < Math.Max(starts.Count, 2 * states) && seen.Count < states; walk++)
        {
            int start = walk % starts.Count;
            FactSet state = starts[start].Facts;
            for (int i = 0; i < LongestWalk && seen.Count < states; i++)
            {
                Dictionary<PlanStep, FactSet> allowed = permitted[start].Other.In(state);
                if (seen.Add((start, state)))
                {
                    Dictionary<PlanStep, FactSet> believed = permitted[start].Learned.In(state);
                    foreach ((string key, string sentence) in isByName
                        ? ByName(state, believed, allowed, permitted[start])
                        : ByOutcome(believed, allowed))
                    {
                        differences.TryAdd(key, sentence);
                    }
                }

                if (allowed.Count == 0)
                {
                    break;
                }

                state = allowed.OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal).ElementAt(random.Next(allowed.Count)).Value;
            }
        }

        return new DomainComparison(seen.Count, [.. differences.Values]);
    }

    // the key is what one sentence is enough for
    private static IEnumerable<(string Key, string Sentence)> ByName(
        FactSet state, Dictionary<PlanStep, FactSet> believed, Dictionary<PlanStep, FactSet> allowed, (PermittedSteps Learned, PermittedSteps Other) permitted)
    {
        foreach ((PlanStep step, FactSet after) in believed)
        {
            if (!allowed.TryGetValue(step, out FactSet? right))
            {
                yield return ($"+{step.Action}", $"The learned domain permits {step} where it should not: {permitted.Other.Obstacle(state, step) ?? "a type does not fit"}.");
            }
            else if (!after.Equals(right))
            {
                Fact odd = after.Except(right).Union(right.Except(after)).First();
                yield return ($"={step.Action}", $"After {step}, {odd} is {(after.Contains(odd) ? "true" : "false")} in the learned domain and {(after.Contains(odd) ? "false" : "true")} in the other.");
            }
        }

        foreach (PlanStep step in allowed.Keys.Where(step => !believed.ContainsKey(step)))
        {
            yield return ($"-{step.Action}", $"The learned domain forbids {step}, which is possible: {permitted.Learned.Obstacle(state, step) ?? "a thing of that type was not seen there"}.");
        }
    }

    private static IEnumerable<(string Key, string Sentence)> ByOutcome(Dictionary<PlanStep, FactSet> believed, Dictionary<PlanStep, FactSet> allowed)
    {
        HashSet<FactSet> reached = [.. believed.Values], right = [.. allowed.Values];
        foreach ((PlanStep step, FactSet after) in believed)
        {
            if (!right.Contains(after))
            {
                yield return ($"+{step.Action}", $"The learned domain permits {step}, and no action of the other does the same there.");
            }
        }

        foreach ((PlanStep step, FactSet after) in allowed)
        {
            if (!reached.Contains(after))
            {
                yield return ($"-{step.Action}", $"No action of the learned domain does what {step} does where it is possible.");
            }
        }
    }

    private static void CheckTypes(PddlDomain domain, ImmutableArray<TypedName> objects)
    {
        foreach (TypedName thing in objects)
        {
            if (thing.Types.FirstOrDefault(type => !domain.Types.Contains(type)) is { } unknown)
            {
                throw new InputException(
                    $"'{thing.Name}' of the demonstrations is of the type '{unknown}', which the domain '{domain.Name}' does not have; {NearestName.Suggest(unknown, domain.Types.Names)}.");
            }
        }
    }
}
