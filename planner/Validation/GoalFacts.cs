using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Validation;

/// <summary>The facts that a goal comes down to, by which a referee counts progress.</summary>
/// <param name="domain">The domain, for its types.</param>
/// <param name="objects">The things of the episode.</param>
/// <param name="start">All that is true at the start: what stands before an <c>imply</c> is looked up in it.</param>
public sealed class GoalFacts(PddlDomain domain, ImmutableArray<TypedName> objects, FactSet start)
{
    private readonly ConditionEvaluator evaluator = new(domain, objects, CancellationToken.None);
    private readonly SymbolicState state = new(start);

    /// <summary>The facts; null when the goal asks for anything else.</summary>
    public FactSet? Of(Formula goal)
    {
        var facts = new List<Fact>();
        return Collect(goal, new Bindings(), facts) ? new FactSet(facts) : null;
    }

    private bool Collect(Formula formula, Bindings bindings, List<Fact> facts)
    {
        switch (formula)
        {
            case Formula.Atom atom:
                facts.Add(new Fact(atom.Predicate, bindings.Resolve(atom.Terms).AsSpan()));
                return true;
            case Formula.And and:
                return and.Parts.All(part => Collect(part, bindings, facts));
            case Formula.Imply imply:
                return !evaluator.Holds(state, imply.Premise, bindings) || Collect(imply.Conclusion, bindings, facts);
            case Formula.ForAll all:
                return evaluator.Instances(all.Variables, bindings).All(instance => Collect(all.Body, instance, facts));
            default:
                return false;
        }
    }
}
