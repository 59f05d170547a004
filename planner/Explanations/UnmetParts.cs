using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Takes conditions that cannot hold apart, down to the literals and comparisons that are missing.</summary>
internal sealed class UnmetParts(RelaxedReachability world)
{
    private const int MostWays = 12;

    /// <summary>The literals and comparisons that a condition lacks: ways to make it true, each with all that it asks.</summary>
    public IEnumerable<ImmutableArray<Formula>> Of(Formula formula, Bindings bindings, bool isPositive = true)
    {
        switch (formula)
        {
            case Formula.Not not:
                return Of(not.Part, bindings, !isPositive);
            case Formula.And and:
                return Parts(and.Parts, bindings, isPositive, isConjunction: isPositive);
            case Formula.Or or:
                return Parts(or.Parts, bindings, isPositive, isConjunction: !isPositive);
            case Formula.Imply imply:
                return isPositive
                    ? [.. Of(imply.Premise, bindings, false), .. Of(imply.Conclusion, bindings, true)]
                    : Parts([new Formula.Not(imply.Premise), imply.Conclusion], bindings, false, isConjunction: true);
            case Formula.ForAll all:
                return Instances(all.Variables, all.Body, bindings, isPositive, isConjunction: isPositive);
            case Formula.Exists exists:
                return Instances(exists.Variables, exists.Body, bindings, isPositive, isConjunction: !isPositive);
            default:
                Formula ground = Substitution.Apply(formula, bindings);
                return [[isPositive ? ground : new Formula.Not(ground)]];
        }
    }

    private ImmutableArray<Formula>[] Parts(ImmutableArray<Formula> parts, Bindings bindings, bool isPositive, bool isConjunction)
    {
        ImmutableArray<Formula>[][] unmet =
        [
            .. parts.Where(part => !world.MayHold(part, bindings, isPositive)).Select(part => Of(part, bindings, isPositive).Take(MostWays).ToArray()),
        ];
        return Combine(unmet, isConjunction);
    }

    private ImmutableArray<Formula>[] Instances(
        ImmutableArray<TypedName> variables, Formula body, Bindings bindings, bool isPositive, bool isConjunction)
    {
        ImmutableArray<Formula>[][] unmet =
        [
            .. world.Instances(variables, bindings).Where(instance => !world.MayHold(body, instance, isPositive))
                .Select(instance => Of(body, instance, isPositive).Take(MostWays).ToArray()).Take(MostWays),
        ];
        return Combine(unmet, isConjunction);
    }

    // of the ways to make one part true the first stands for all: products would be many and say little
    private static ImmutableArray<Formula>[] Combine(ImmutableArray<Formula>[][] unmet, bool isConjunction) => isConjunction
        ? [[.. unmet.Where(ways => ways.Length > 0).SelectMany(ways => ways.MinBy(way => way.Length)).DistinctBy(part => part.ToString())]]
        : [.. unmet.SelectMany(ways => ways).OrderBy(way => way.Length).Take(MostWays)];
}
