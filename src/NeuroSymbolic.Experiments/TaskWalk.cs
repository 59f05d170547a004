using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Experiments;

/// <summary>Random walks through the states that a domain's actions lead to.</summary>
/// <param name="domain">The actions; null where no walk is asked for.</param>
/// <param name="readings">Tells in which states nothing is held.</param>
/// <param name="objects">The objects of the episode.</param>
/// <param name="lasting">The facts that never change.</param>
internal sealed class TaskWalk(PddlDomain? domain, DomainReadings readings, ImmutableArray<ObjectDescription> objects, FactSet lasting)
{
    private readonly PermittedSteps? steps =
        domain is null ? null : new PermittedSteps(domain, [.. objects.Select(item => new TypedName(item.Name, item.Type))]);

    // walks come through the same states again and again
    private readonly Dictionary<FactSet, FactSet[]> followers = [];

    /// <summary>The facts that hold after a number of actions, each drawn from those that can be taken; some more, until nothing is held.</summary>
    public FactSet From(FactSet facts, int actions, Random random)
    {
        FactSet state = facts.Union(lasting);
        for (int action = 0; action < actions || readings.HoldsSomething(state); action++)
        {
            FactSet[] next = Followers(state);
            if (next.Length == 0)
            {
                break;
            }

            state = next[random.Next(next.Length)];
        }

        return state.Except(lasting);
    }

    private FactSet[] Followers(FactSet state)
    {
        if (!followers.TryGetValue(state, out FactSet[]? known))
        {
            followers[state] = known = [.. steps!.In(state).OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(pair => pair.Value)];
        }

        return known;
    }
}
