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
                Collect(action, variables.AddRange(all.Variables), conditions, all.Body, changes);
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
