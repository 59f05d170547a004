using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Experiments;

/// <summary>Reads the actions of a domain, and holds <c>domain.pddl</c> and <c>domain.json</c> against each other: what the one has no word for in the
/// other would never be seen to be true, or never be done.</summary>
internal static class DomainRules
{
    /// <summary>The actions of a domain.</summary>
    /// <exception cref="InputException">The PDDL is missing or wrong, or does not fit what <c>domain.json</c> says.</exception>
    public static PddlDomain Load(DomainDescription domain)
    {
        var rules = PddlDomain.Load(domain.PddlPath);
        string? fault = OfTypes(domain, rules) ?? OfPredicates(domain, rules) ?? OfActions(domain, rules);
        return fault is null ? rules : throw new InputException($"{domain.JsonPath}: {fault}");
    }

    private static string? OfTypes(DomainDescription domain, PddlDomain rules) =>
        domain.Objects.FirstOrDefault(item => !item.BearsAnywhere && !rules.Types.Contains(item.Type)) is { } odd
            ? $"'{odd.Name}' has the type '{odd.Type}', which {domain.PddlPath} does not declare; it declares {Names(rules.Types.Names)}."
            : null;

    private static string? OfPredicates(DomainDescription domain, PddlDomain rules)
    {
        if (domain.Predicates.Keys.FirstOrDefault(name => rules.FindPredicate(name) is null) is { } unknown)
        {
            return $"the predicate '{unknown}' is not declared in {domain.PddlPath}; it declares {Names(rules.Predicates.Select(predicate => predicate.Name))}.";
        }

        string? unread = rules.Predicates.Select(predicate => predicate.Name)
            .FirstOrDefault(name => !domain.Predicates.ContainsKey(name) && !domain.Facts.Any(fact => fact.Predicate == name));
        return unread is null
            ? null
            : $"nothing says when '{unread}' holds, which {domain.PddlPath} declares: give it a reading in predicates ({Names(DomainReadings.Names)}), or list its facts in facts where it never changes.";
    }

    private static string? OfActions(DomainDescription domain, PddlDomain rules)
    {
        foreach (ActionSchema action in rules.Actions)
        {
            if (!domain.Actions.TryGetValue(action.Name, out ActionDescription? description))
            {
                return $"nothing says how the action '{action.Name}' of {domain.PddlPath} is carried out: give it a skill in actions (grasp, set-down, turn or wait).";
            }

            bool takesSupport = description is { Skill: Skill.SetDown, Place: null };
            int last = Math.Max(description.Skill == Skill.Wait ? 0 : description.Moved, takesSupport ? description.Support : 0);
            if (description.Moved < 0 || (last > 0 && last >= action.Parameters.Length))
            {
                return $"the action '{action.Name}' works on its argument {last}, counted from 0, and has {action.Parameters.Length}: mend moved or support, or name a place.";
            }
        }

        return domain.Actions.Keys.FirstOrDefault(name => rules.FindAction(name) is null) is { } unknown
            ? $"the action '{unknown}' is not one of {domain.PddlPath}; it has {Names(rules.Actions.Select(action => action.Name))}."
            : null;
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names);
}
