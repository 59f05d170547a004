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

    /// <summary>The steps that change the state, with the states that they lead to.</summary>
    public Dictionary<PlanStep, FactSet> In(FactSet state)
    {
        var found = new Dictionary<PlanStep, FactSet>();
        foreach ((ActionSchema action, string[][] fitting, Formula.Atom[][] due) in actions)
        {
            cancellation.ThrowIfCancellationRequested();
            Extend(state, action, fitting, due, [], found);
        }

        return found;
    }

    /// <summary>Why the step cannot be taken, as a clause; null where it can.</summary>
    public string? Obstacle(FactSet state, PlanStep step) => rules.Obstacle(new SymbolicState(state), step);

    private void Extend(
        FactSet state, ActionSchema action, string[][] fitting, Formula.Atom[][] due, ImmutableArray<string> arguments, Dictionary<PlanStep, FactSet> found)
    {
        if (!Array.TrueForAll(due[arguments.Length], atom => state.Contains(Ground(atom, action, arguments))))
        {
            return;
        }

        if (arguments.Length == fitting.Length)
        {
            var step = new PlanStep(action.Name, arguments.AsSpan());
            if (rules.Apply(state, step) is { } after && !after.Equals(state))
            {
                found[step] = after;
            }

            return;
        }

        foreach (string thing in fitting[arguments.Length])
        {
            Extend(state, action, fitting, due, arguments.Add(thing), found);
        }
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
