using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>An action with things for its parameters, as the last one on the way to a goal.</summary>
internal sealed class AchievingAction
{
    // all that the action may assert; terms that stay free stand for anything
    private readonly ImmutableArray<Formula.Atom> mayMake;
    private readonly ImmutableArray<Formula.Atom> mayEnd;
    private readonly ImmutableArray<Formula.Atom> ends;
    private readonly bool changesNumbers;

    /// <param name="world">What may hold.</param>
    /// <param name="change">What of the action brings the goal about.</param>
    /// <param name="bindings">The things for all of the change's variables.</param>
    public AchievingAction(RelaxedReachability world, PossibleEffect change, Bindings bindings)
    {
        Step = new PlanStep(change.Action.Name, [.. change.Action.Parameters.Select(parameter => bindings.Resolve(parameter.Name))]);
        Conditions =
        [
            .. change.Conditions.Select(condition => Substitution.Apply(condition, bindings))
                .Where(condition => condition is not (Formula.Same or Formula.Not { Part: Formula.Same })),
        ];
        PossibleEffect[] all = [.. world.Changes.Where(other => other.Action == change.Action)];
        mayMake = [.. Literals(all, isPositive: true, bindings)];
        mayEnd = [.. Literals(all, isPositive: false, bindings)];
        changesNumbers = Array.Exists(all, other => other.Effect is Effect.Change);

        // effects under the same conditions happen together with this one; where another part asserts what one denies, the assertion wins
        ends =
        [
            .. Literals(all.Where(other => other.Conditions == change.Conditions), isPositive: false, bindings)
                .Where(denied => denied.Terms.All(term => term[0] != '?') && !mayMake.Any(made => Fits(made, denied))),
        ];
    }

    /// <summary>The action with its objects.</summary>
    public PlanStep Step { get; }

    /// <summary>All that must hold so that it brings the goal about.</summary>
    public ImmutableArray<Formula> Conditions { get; }

    /// <summary>Whether the goal is false after the action in any case.</summary>
    public bool EndsForCertain(Formula goal) => goal is Formula.Atom && ends.Any(end => end.ToString() == goal.ToString());

    /// <summary>Whether the goal may be true after the action and not before it.</summary>
    public bool MayMake(Formula goal) => goal switch
    {
        Formula.Atom atom => mayMake.Any(made => Fits(made, atom)),
        Formula.Not { Part: Formula.Atom atom } => mayEnd.Any(ended => Fits(ended, atom)),
        Formula.Comparison or Formula.Not { Part: Formula.Comparison } => changesNumbers,
        _ => true,
    };

    private static IEnumerable<Formula.Atom> Literals(IEnumerable<PossibleEffect> changes, bool isPositive, Bindings bindings) => changes
        .Select(change => change.Effect).OfType<Effect.Literal>().Where(literal => literal.IsPositive == isPositive)
        .Select(literal => (Formula.Atom)Substitution.Apply(literal.Atom, bindings));

    private static bool Fits(Formula.Atom pattern, Formula.Atom atom) =>
        pattern.Predicate == atom.Predicate && pattern.Terms.Zip(atom.Terms).All(pair => pair.First[0] == '?' || pair.First == pair.Second);
}
