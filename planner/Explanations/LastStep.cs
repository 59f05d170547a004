using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Finds out what each action lacks that could bring about one of some goals last, while the others hold.</summary>
internal sealed class LastStep(PddlProblem problem, RelaxedReachability world, PlanOracle oracle)
{
    private const int MostActions = 16;
    private const int DeepestWay = 6;

    /// <summary>What blocks the last step to goals that have no plan together; null where that could not be found out.</summary>
    public Blocked? Find(ImmutableArray<Formula> goals)
    {
        foreach (Formula goal in goals.OrderBy(goal => HoldsAtStart(goal)))
        {
            // a goal that holds at the start may also have been left as it was
            if (HoldsAtStart(goal) && goals.Length > 1)
            {
                break;
            }

            if (Blocks(goal, goals.Remove(goal), []) is { } blocked)
            {
                return blocked;
            }
        }

        return null;
    }

    /// <param name="goal">What is to be brought about last.</param>
    /// <param name="others">What holds meanwhile.</param>
    /// <param name="above">What asks for the goal; an action that needs one of these first is no way to it.</param>
    private Blocked? Blocks(Formula goal, ImmutableArray<Formula> others, ImmutableArray<string> above)
    {
        var lacks = new List<(string Step, ImmutableArray<Formula> Lack)>();
        var spoilt = new List<(string Step, Formula Goal)>();
        foreach ((string step, ImmutableArray<Formula> conditions, ImmutableArray<Formula> ends) in Actions(goal).Take(MostActions + 1))
        {
            if (lacks.Count + spoilt.Count == MostActions || !oracle.HasTime)
            {
                return null;
            }

            if (others.FirstOrDefault(other => ends.Any(end => end.ToString() == other.ToString())) is { } lost)
            {
                spoilt.Add((step, lost));
            }
            else if (Lack(conditions, others) is { } lack)
            {
                if (!lack.Any(part => above.Contains(part.ToString())))
                {
                    lacks.Add((step, lack));
                }
            }
            else
            {
                return null;
            }
        }

        string[] losses =
        [
            .. spoilt.GroupBy(pair => pair.Goal.ToString()).Select(group =>
                $"{ObstacleWording.List(group.Select(pair => pair.Step).Distinct().Take(3))} {(group.Count() == 1 ? "makes" : "make")} {goal} true and {group.Key} false."),
        ];
        if (lacks.Count == 0)
        {
            return spoilt.Count == 0 ? null : new Blocked($"what makes {goal} true makes {spoilt[0].Goal} false", [.. losses], []);
        }

        string context = others.IsEmpty ? "" : $" while {ObstacleWording.List(others)} {(others.Length == 1 ? "holds" : "hold")}";
        string[] sentences =
        [
            .. losses,
            .. lacks.GroupBy(pair => ObstacleWording.List(pair.Lack)).Take(4).Select(group =>
                $"To make {goal} true{context}, {ObstacleWording.List(group.Select(pair => pair.Step).Distinct().Take(3))} would need {group.Key}, which cannot be{(others.IsEmpty ? "" : " then")}."),
        ];

        // one condition alone that can never be had is itself something to explain
        ImmutableArray<Formula> first = lacks[0].Lack;
        Blocked? deeper = others.IsEmpty && first is [Formula.Atom] && above.Length < DeepestWay && lacks.TrueForAll(pair => pair.Lack[0].ToString() == first[0].ToString())
            ? Blocks(first[0], [], above.Add(goal.ToString()))
            : null;
        string cause = $"{lacks[0].Step} would need {ObstacleWording.List(first)}{(others.IsEmpty ? ", which can never be" : ", which cannot be then")}";
        return deeper is null
            ? new Blocked(others.IsEmpty ? cause : $"with {ObstacleWording.List(others)} true, {cause}", [.. sentences], [.. lacks.SelectMany(pair => pair.Lack).DistinctBy(lack => lack.ToString())])
            : deeper with { Sentences = [.. sentences, .. deeper.Sentences] };
    }

    /// <summary>A smallest part of the conditions that cannot hold together with the others; null where all can, or nobody knows.</summary>
    private ImmutableArray<Formula>? Lack(ImmutableArray<Formula> conditions, ImmutableArray<Formula> others)
    {
        foreach (Formula condition in conditions)
        {
            if (oracle.HasPlan(problem, others.Add(condition)) == false)
            {
                return [condition];
            }
        }

        if (oracle.HasPlan(problem, others.AddRange(conditions)) != false)
        {
            return null;
        }

        ImmutableArray<Formula> left = conditions;
        foreach (Formula condition in conditions)
        {
            if (left.Length > 1 && oracle.HasPlan(problem, others.AddRange(left.Remove(condition))) == false)
            {
                left = left.Remove(condition);
            }
        }

        return left;
    }

    /// <summary>The actions that may bring the goal about, each with its conditions and with what it makes false for certain.</summary>
    private IEnumerable<(string Step, ImmutableArray<Formula> Conditions, ImmutableArray<Formula> Ends)> Actions(Formula goal)
    {
        (Formula.Atom? atom, bool isPositive) = goal switch
        {
            Formula.Atom wanted => (wanted, true),
            Formula.Not { Part: Formula.Atom unwanted } => (unwanted, false),
            _ => (null, true),
        };
        if (atom is null)
        {
            yield break;
        }

        foreach (PossibleEffect change in world.Changes)
        {
            if (change.Effect is not Effect.Literal literal || literal.IsPositive != isPositive || literal.Atom.Predicate != atom.Predicate)
            {
                continue;
            }

            var bindings = new Bindings();
            if (!Bind(literal.Atom.Terms, atom.Terms, change.Variables, bindings))
            {
                continue;
            }

            foreach (ImmutableArray<Formula> _ in new ConditionJoin(world, change.Variables, change.Conditions).Ways(bindings, mayLack: 0, CancellationToken.None))
            {
                string step = $"({string.Join(' ', change.Action.Parameters.Select(parameter => bindings.Resolve(parameter.Name)).Prepend(change.Action.Name))})";
                yield return (step, Conditions(change, bindings), Ends(change, bindings));
            }
        }
    }

    private static ImmutableArray<Formula> Conditions(PossibleEffect change, Bindings bindings) =>
        [.. change.Conditions.Select(condition => Substitution.Apply(condition, bindings)).Where(condition => condition is not (Formula.Same or Formula.Not { Part: Formula.Same }))];

    private ImmutableArray<Formula> Ends(PossibleEffect change, Bindings bindings)
    {
        Formula[] Literals(bool isPositive) =>
        [
            .. world.Changes.Where(other => other.Action == change.Action && other.Conditions == change.Conditions)
                .Select(other => other.Effect).OfType<Effect.Literal>().Where(literal => literal.IsPositive == isPositive)
                .Select(literal => Substitution.Apply(literal.Atom, bindings)),
        ];

        // where one part asserts what another denies, the assertion wins
        Formula[] made = Literals(isPositive: true);
        return [.. Literals(isPositive: false).Where(denied => !Array.Exists(made, atom => atom.ToString() == denied.ToString()))];
    }

    private bool Bind(ImmutableArray<string> have, ImmutableArray<string> want, ImmutableArray<TypedName> variables, Bindings bindings)
    {
        for (int i = 0; i < have.Length; i++)
        {
            string term = bindings.Resolve(have[i]);
            if (term[0] != '?')
            {
                if (term != want[i])
                {
                    return false;
                }

                continue;
            }

            if (variables.FirstOrDefault(variable => variable.Name == term) is { } variable && !world.Fits(want[i], variable))
            {
                return false;
            }

            bindings.Bind(term, want[i]);
        }

        return true;
    }

    private bool HoldsAtStart(Formula goal) => goal switch
    {
        Formula.Atom atom => problem.Init.Contains(new Core.Fact(atom.Predicate, atom.Terms.AsSpan())),
        Formula.Not { Part: Formula.Atom atom } => !problem.Init.Contains(new Core.Fact(atom.Predicate, atom.Terms.AsSpan())),
        _ => false,
    };
}
