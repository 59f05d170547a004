using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Finds out what each action lacks that could bring about one of some goals last, while the others hold.</summary>
internal sealed class LastStep(PddlProblem problem, RelaxedReachability world, PlanOracle oracle, CancellationToken cancellation)
{
    private const int MostActions = 16;
    private const int DeepestWay = 6;

    /// <summary>What blocks the last step to goals that have no plan together; null where that could not be found out.</summary>
    public Blocked? Find(ImmutableArray<Formula> goals)
    {
        foreach (Formula goal in goals.OrderBy(HoldsAtStart))
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
        var lacks = new List<StepLack>();
        var losses = new List<StepLoss>();
        foreach (AchievingAction action in Actions(goal).Take(MostActions + 1))
        {
            if (lacks.Count + losses.Count == MostActions || !oracle.HasTime)
            {
                return null;
            }

            // what the action may bring about together with the goal need not hold before it
            ImmutableArray<Formula> kept = others.RemoveAll(other => action.MayMake(other));
            if (others.FirstOrDefault(action.EndsForCertain) is { } lost)
            {
                losses.Add(new StepLoss(action.Step, goal, lost));
            }
            else if (Lack(action.Conditions, kept) is not { } lack)
            {
                return null;
            }
            else if (!lack.Any(part => above.Contains(part.ToString())))
            {
                lacks.Add(new StepLack(action.Step, goal, kept, lack));
            }
        }

        if (lacks.Count == 0)
        {
            return losses.Count == 0
                ? null
                : new Blocked($"what makes {goal} true makes {losses[0].Lost} false", [.. LastStepWording.Of(losses)], [], [.. losses]);
        }

        // one condition alone that can never be had is itself something to explain
        ImmutableArray<Formula> first = lacks[0].Lack;
        Blocked? deeper = others.IsEmpty && first is [Formula.Atom] && above.Length < DeepestWay && lacks.TrueForAll(one => one.Lack[0].ToString() == first[0].ToString())
            ? Blocks(first[0], [], above.Add(goal.ToString()))
            : null;
        string[] sentences = [.. LastStepWording.Of(losses), .. LastStepWording.Of(lacks)];
        return deeper is null
            ? new Blocked(LastStepWording.Cause(lacks[0]), [.. sentences], [.. lacks], [.. losses])
            : deeper with { Sentences = [.. sentences, .. deeper.Sentences], Lacks = [.. lacks, .. deeper.Lacks] };
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

    /// <summary>The actions that may bring the goal about.</summary>
    private IEnumerable<AchievingAction> Actions(Formula goal)
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
            var bindings = new Bindings();
            if (change.Effect is not Effect.Literal literal || literal.IsPositive != isPositive || literal.Atom.Predicate != atom.Predicate
                || !Bind(literal.Atom.Terms, atom.Terms, change.Variables, bindings))
            {
                continue;
            }

            foreach (ImmutableArray<Formula> _ in new ConditionJoin(world, change.Variables, change.Conditions).Ways(bindings, mayLack: 0, cancellation))
            {
                yield return new AchievingAction(world, change, bindings);
            }
        }
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
        Formula.Atom atom => problem.Init.Contains(new Fact(atom.Predicate, atom.Terms.AsSpan())),
        Formula.Not { Part: Formula.Atom atom } => !problem.Init.Contains(new Fact(atom.Predicate, atom.Terms.AsSpan())),
        _ => false,
    };
}
