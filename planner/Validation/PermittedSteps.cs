using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>All steps that a domain permits in a state, straight from its text.</summary>
public sealed class PermittedSteps
{
    private readonly StepRules rules;
    private readonly CancellationToken cancellation;
    private readonly List<(ActionSchema Action, string[][] Fitting, Formula.Atom[][] Due)> actions = [];

    /// <summary>The steps of a domain among the things of one problem.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="objects">The things beside its constants.</param>
    /// <param name="cancellation">Ends all work with an <see cref="OperationCanceledException"/>.</param>
    public PermittedSteps(PddlDomain domain, ImmutableArray<TypedName> objects, CancellationToken cancellation = default)
    {
        this.cancellation = cancellation;
        rules = new StepRules(domain, objects, cancellation);
        foreach (ActionSchema action in domain.Actions)
        {
            string[][] fitting = [.. action.Parameters.Select(parameter =>
                domain.Constants.AddRange(objects).Where(thing => domain.Types.Fits(thing, parameter.Types)).Select(thing => thing.Name).ToArray())];

            // facts that must hold are looked at as soon as their parameters have values; all else is left to the rules
            string[] names = [.. action.Parameters.Select(parameter => parameter.Name)];
            ILookup<int, Formula.Atom> due = Facts(action.Precondition)
                .ToLookup(atom => atom.Terms.Select(term => Array.IndexOf(names, term) + 1).DefaultIfEmpty(0).Max());
            actions.Add((action, fitting, [.. Enumerable.Range(0, names.Length + 1).Select(count => due[count].ToArray())]));
        }
    }

    /// <summary>The steps that change the facts, with those that they lead to. What steps do to numbers is left out.</summary>
    public Dictionary<PlanStep, FactSet> In(FactSet state)
    {
        var found = new Dictionary<PlanStep, FactSet>();
        ForEachCandidate(state, step =>
        {
            if (rules.Apply(state, step) is { } after && !after.Equals(state))
            {
                found[step] = after;
            }

            return true;
        });
        return found;
    }

    /// <summary>The steps that can be taken, with the states that they lead to, in the order of the domain.</summary>
    /// <param name="state">The state before them.</param>
    /// <param name="most">How many are looked for.</param>
    public IReadOnlyList<(PlanStep Step, SymbolicState After)> In(SymbolicState state, int most)
    {
        var found = new List<(PlanStep, SymbolicState)>();
        ForEachCandidate(state.Facts, step =>
        {
            if (rules.Apply(state, step) is { } after)
            {
                found.Add((step, after));
            }

            return found.Count < most;
        });
        return found;
    }

    /// <summary>Why the step cannot be taken, as a clause; null where it can.</summary>
    public string? Obstacle(FactSet state, PlanStep step) => rules.Obstacle(new SymbolicState(state), step);

    // the steps whose plain facts hold, until nobody wants more
    private void ForEachCandidate(FactSet state, Func<PlanStep, bool> take)
    {
        foreach ((ActionSchema action, string[][] fitting, Formula.Atom[][] due) in actions)
        {
            if (!Extend(state, action, fitting, due, [], take))
            {
                return;
            }
        }
    }

    private bool Extend(
        FactSet state, ActionSchema action, string[][] fitting, Formula.Atom[][] due, ImmutableArray<string> arguments, Func<PlanStep, bool> take)
    {
        cancellation.ThrowIfCancellationRequested();
        if (!Array.TrueForAll(due[arguments.Length], atom => state.Contains(Ground(atom, action, arguments))))
        {
            return true;
        }

        if (arguments.Length == fitting.Length)
        {
            return take(new PlanStep(action.Name, arguments.AsSpan()));
        }

        foreach (string thing in fitting[arguments.Length])
        {
            if (!Extend(state, action, fitting, due, arguments.Add(thing), take))
            {
                return false;
            }
        }

        return true;
    }

    private static Fact Ground(Formula.Atom atom, ActionSchema action, ImmutableArray<string> arguments) =>
        new(atom.Predicate, [.. atom.Terms.Select(term => term[0] == '?' ? arguments[action.PositionOf(term)] : term)]);

    private static IEnumerable<Formula.Atom> Facts(Formula formula) => formula switch
    {
        Formula.Atom atom => [atom],
        Formula.And and => and.Parts.SelectMany(Facts),
        _ => [],
    };
}
