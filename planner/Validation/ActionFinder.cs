using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>Finds the actions of a domain whose effects could bring about what a failed condition asks for.</summary>
internal sealed class ActionFinder
{
    private readonly PddlDomain domain;
    private readonly Dictionary<string, TypedName> things;

    // what is found, as PDDL with the parameters that are free, in the order of the domain
    private readonly List<string> found = [];

    private readonly List<(Formula.Atom Atom, bool Wanted)> atoms = [];
    private readonly List<(NumericExpression.Function Function, int Direction)> numbers = [];

    private ActionFinder(PddlDomain domain, Dictionary<string, TypedName> things)
    {
        this.domain = domain;
        this.things = things;
    }

    /// <summary>The actions, such as <c>(place ?d cube1)</c>; none where nothing can help.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="things">All things there are, by name.</param>
    /// <param name="failure">What failed.</param>
    public static IReadOnlyList<string> Find(PddlDomain domain, Dictionary<string, TypedName> things, FailedCondition failure)
    {
        var finder = new ActionFinder(domain, things);
        finder.CollectNeeds(failure.Part, failure.IsWanted);
        foreach (ActionSchema action in domain.Actions)
        {
            finder.Visit(action, action.Effect);
        }

        return finder.found;
    }

    private void CollectNeeds(Formula formula, bool wanted)
    {
        switch (formula)
        {
            case Formula.Atom atom:
                atoms.Add((atom, wanted));
                break;
            case Formula.Not not:
                CollectNeeds(not.Part, !wanted);
                break;
            case Formula.And and:
                CollectNeeds(and.Parts, wanted);
                break;
            case Formula.Or or:
                CollectNeeds(or.Parts, wanted);
                break;
            case Formula.Imply imply:
                CollectNeeds(imply.Premise, !wanted);
                CollectNeeds(imply.Conclusion, wanted);
                break;
            case Formula.ForAll all:
                CollectNeeds(all.Body, wanted);
                break;
            case Formula.Exists exists:
                CollectNeeds(exists.Body, wanted);
                break;
            case Formula.Comparison comparison:
                NumericChanges.CollectNeeds(comparison, wanted, numbers);
                break;
        }
    }

    private void CollectNeeds(ImmutableArray<Formula> parts, bool wanted)
    {
        foreach (Formula part in parts)
        {
            CollectNeeds(part, wanted);
        }
    }

    private void Visit(ActionSchema action, Effect effect)
    {
        switch (effect)
        {
            case Effect.All all:
                foreach (Effect part in all.Parts)
                {
                    Visit(action, part);
                }

                break;
            case Effect.ForAll all:
                Visit(action, all.Body);
                break;
            case Effect.When conditional:
                Visit(action, conditional.Body);
                break;
            case Effect.Literal literal:
                foreach ((Formula.Atom atom, bool wanted) in atoms)
                {
                    if (literal.IsPositive == wanted && literal.Atom.Predicate == atom.Predicate)
                    {
                        Match(action, literal.Atom.Terms, atom.Terms);
                    }
                }

                break;
            case Effect.Change change:
                foreach ((NumericExpression.Function function, int direction) in numbers)
                {
                    if (change.Target.Name == function.Name && NumericChanges.Moves(change.Operator, direction))
                    {
                        Match(action, change.Target.Terms, function.Terms);
                    }
                }

                break;
        }
    }

    /// <summary>Notes the action where its effect's terms can be the needed ones; parameters on either side that are not the action's can be
    /// anything.</summary>
    private void Match(ActionSchema action, ImmutableArray<string> terms, ImmutableArray<string> needed)
    {
        if (terms.Length != needed.Length)
        {
            return;
        }

        string[] arguments = Array.ConvertAll(action.Parameters.ToArray(), parameter => parameter.Name);
        for (int i = 0; i < terms.Length; i++)
        {
            if (needed[i][0] == '?')
            {
                continue;
            }

            int position = terms[i][0] == '?' ? Array.FindIndex(action.Parameters.ToArray(), parameter => parameter.Name == terms[i]) : -1;
            if (position < 0 && terms[i][0] == '?')
            {
                continue;
            }

            if (position < 0)
            {
                if (terms[i] != needed[i])
                {
                    return;
                }
            }
            else if ((arguments[position][0] != '?' && arguments[position] != needed[i])
                || (things.TryGetValue(needed[i], out TypedName? thing) && !domain.Types.Fits(thing, action.Parameters[position].Types)))
            {
                return;
            }
            else
            {
                arguments[position] = needed[i];
            }
        }

        string text = arguments.Length == 0 ? $"({action.Name})" : $"({action.Name} {string.Join(' ', arguments)})";
        if (!found.Contains(text))
        {
            found.Add(text);
        }
    }
}
