using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>One thing that an action may change, with all that must hold for it.</summary>
/// <param name="Action">The action.</param>
/// <param name="Variables">The action's parameters and the variables that the effect quantifies.</param>
/// <param name="Conditions">The conjuncts of the precondition and of the effect's own condition.</param>
/// <param name="Effect">A literal or a change of a number.</param>
internal sealed record PossibleEffect(
    ActionSchema Action, ImmutableArray<TypedName> Variables, ImmutableArray<Formula> Conditions, Effect Effect)
{
    /// <summary>All changes that the domain's actions can make.</summary>
    public static ImmutableArray<PossibleEffect> Of(PddlDomain domain)
    {
        var changes = ImmutableArray.CreateBuilder<PossibleEffect>();
        foreach (ActionSchema action in domain.Actions)
        {
            Collect(action, action.Parameters, Conjuncts(action.Precondition), action.Effect, changes);
        }

        return changes.ToImmutable();
    }

    /// <summary>The parts of a conjunction, however nested.</summary>
    public static ImmutableArray<Formula> Conjuncts(Formula formula) =>
        formula is Formula.And and ? [.. and.Parts.SelectMany(part => Conjuncts(part))] : [formula];

    private static string FreshName(string name, ImmutableArray<TypedName> taken)
    {
        // a full stop stands in no name of a text
        string fresh = name;
        for (int i = 2; taken.Any(variable => variable.Name == fresh); i++)
        {
            fresh = $"{name}.{i}";
        }

        return fresh;
    }

    private static void Collect(
        ActionSchema action,
        ImmutableArray<TypedName> variables,
        ImmutableArray<Formula> conditions,
        Effect effect,
        ImmutableArray<PossibleEffect>.Builder changes)
    {
        switch (effect)
        {
            case Effect.All all:
                foreach (Effect part in all.Parts)
                {
                    Collect(action, variables, conditions, part, changes);
                }

                break;
            case Effect.ForAll all:
                // a variable that hides an outer one is another variable
                var renaming = new Bindings();
                ImmutableArray<TypedName> own = [.. all.Variables.Select(variable => variable with { Name = FreshName(variable.Name, variables) })];
                for (int i = 0; i < own.Length; i++)
                {
                    renaming.Bind(all.Variables[i].Name, own[i].Name);
                }

                Collect(action, variables.AddRange(own), conditions, Substitution.Apply(all.Body, renaming), changes);
                break;
            case Effect.When conditional:
                Collect(action, variables, conditions.AddRange(Conjuncts(conditional.Condition)), conditional.Body, changes);
                break;
            default:
                changes.Add(new PossibleEffect(action, variables, conditions, effect));
                break;
        }
    }
}
