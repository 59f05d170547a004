using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>Finds the requirement flags of the constructs that a domain uses.</summary>
internal sealed class RequirementFinder
{
    // in the order of the PDDL 2.1 manual
    private static readonly string[] Order =
    [
        ":strips", ":typing", ":negative-preconditions", ":disjunctive-preconditions", ":equality", ":existential-preconditions",
        ":universal-preconditions", ":conditional-effects", ":numeric-fluents", ":action-costs",
    ];

    private readonly HashSet<string> found = [":strips"];

    private RequirementFinder()
    {
    }

    public static IEnumerable<string> Find(PddlDomain domain)
    {
        var finder = new RequirementFinder();
        foreach (string type in domain.Types.Names)
        {
            if (type != TypeHierarchy.Root)
            {
                finder.found.Add(":typing");
            }
        }

        foreach (ActionSchema action in domain.Actions)
        {
            finder.Visit(action.Precondition);
            finder.Visit(action.Effect);
        }

        // action costs are numbers that only total-cost is computed from
        if (domain.Functions.Length > 0 && !finder.found.Contains(":numeric-fluents"))
        {
            finder.found.Add(":action-costs");
        }

        return Order.Where(finder.found.Contains);
    }

    private void Visit(Formula formula)
    {
        switch (formula)
        {
            case Formula.Same:
                found.Add(":equality");
                break;
            case Formula.Not not:
                found.Add(":negative-preconditions");
                Visit(not.Part);
                break;
            case Formula.And and:
                Visit(and.Parts);
                break;
            case Formula.Or or:
                found.Add(":disjunctive-preconditions");
                Visit(or.Parts);
                break;
            case Formula.Imply imply:
                found.Add(":disjunctive-preconditions");
                Visit(imply.Premise);
                Visit(imply.Conclusion);
                break;
            case Formula.ForAll all:
                found.Add(":universal-preconditions");
                Visit(all.Body);
                break;
            case Formula.Exists exists:
                found.Add(":existential-preconditions");
                Visit(exists.Body);
                break;
            case Formula.Comparison:
                found.Add(":numeric-fluents");
                break;
        }
    }

    private void Visit(ImmutableArray<Formula> parts)
    {
        foreach (Formula part in parts)
        {
            Visit(part);
        }
    }

    private void Visit(Effect effect)
    {
        switch (effect)
        {
            case Effect.All all:
                foreach (Effect part in all.Parts)
                {
                    Visit(part);
                }

                break;
            case Effect.ForAll all:
                found.Add(":conditional-effects");
                Visit(all.Body);
                break;
            case Effect.When conditional:
                found.Add(":conditional-effects");
                Visit(conditional.Condition);
                Visit(conditional.Body);
                break;
            case Effect.Change { Operator: ChangeOperator.Increase, Target.Name: "total-cost" }:
                break;
            case Effect.Change:
                found.Add(":numeric-fluents");
                break;
        }
    }
}
