using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Explains goals that pass the delete relaxation and still have no plan: which of them exclude each other, and how.</summary>
/// <remarks>The smallest set is found by leaving out one goal after another for as long as the rest is proved to have no plan
/// (deletion-based minimal unsatisfiable subsets; Chinneck and Dravnieks, ORSA Journal on Computing 1991), with the planner as oracle.</remarks>
internal sealed class GoalConflict(
    PddlDomain domain, PddlProblem problem, RelaxedReachability world, PlanOracle oracle, ExplanationLimits limits, CancellationToken cancellation)
{
    private const int MostSplitGoals = 500;

    /// <summary>The goals, with conjunctions and universal quantifiers taken apart.</summary>
    public static ImmutableArray<Formula> Split(RelaxedReachability world, Formula goal)
    {
        ImmutableArray<Formula> parts = Parts(world, goal, new Bindings());
        return parts.Length <= MostSplitGoals ? parts : [goal];
    }

    public Explanation Explain(ImmutableArray<Formula> goals)
    {
        bool? hasPlan = oracle.HasPlan(problem);
        if (hasPlan == true)
        {
            return new Explanation { Kind = ExplanationKind.HasPlan, Summary = "There is a plan." };
        }

        ImmutableArray<Formula> conflict = hasPlan == false ? Shrink(goals) : FindSmall(goals);
        if (conflict.IsEmpty)
        {
            return Explanation.Unknown(limits);
        }

        Blocked? blocked = FindLastStep(conflict);
        ImmutableArray<Repair> repairs = FindRepairs(goals, conflict, blocked);
        string all = ObstacleWording.List(conflict);
        return conflict.Length == 1
            ? new Explanation
            {
                Kind = blocked?.IsNumber == true ? ExplanationKind.NumberOutOfReach : ExplanationKind.DeadEnd,
                Summary = $"{all} cannot be reached{(blocked is null ? ": whatever is done leads elsewhere" : $": {blocked.Cause}")}.",
                Details = blocked?.Sentences ?? [],
                Goals = conflict,
                Repairs = repairs,
                IsProved = true,
            }
            : new Explanation
            {
                Kind = ExplanationKind.ContradictoryGoals,
                Summary = $"{all} cannot {(conflict.Length == 2 ? "both" : "all")} be true at once{(blocked is null ? "" : $": {blocked.Cause}")}.",
                Details = blocked?.Sentences ?? [],
                Goals = conflict,
                Repairs = repairs,
                IsProved = true,
            };
    }

    private Blocked? FindLastStep(ImmutableArray<Formula> conflict)
    {
        try
        {
            return new LastStep(problem, world, oracle, cancellation).Find(conflict);
        }
        catch (OperationCanceledException)
        {
            // the conflict itself is proved
            return null;
        }
    }

    private static ImmutableArray<Formula> Parts(RelaxedReachability world, Formula goal, Bindings bindings) => goal switch
    {
        Formula.And and => [.. and.Parts.SelectMany(part => Parts(world, part, bindings))],
        Formula.ForAll all => [.. world.Instances(all.Variables, bindings).Take(MostSplitGoals + 1).SelectMany(instance => Parts(world, all.Body, instance))],
        _ => [Substitution.Apply(goal, bindings)],
    };

    /// <summary>A set without plan of which no goal can be left out; what could not be decided stays in.</summary>
    private ImmutableArray<Formula> Shrink(ImmutableArray<Formula> goals)
    {
        // those that hold at the start and never change are no part of it
        ImmutableArray<Formula> left = goals;
        for (int i = goals.Length - 1; i >= 0 && oracle.HasTime; i--)
        {
            ImmutableArray<Formula> without = left.Remove(goals[i]);
            if (left.Length > 1 && oracle.HasPlan(problem, without) == false)
            {
                left = without;
            }
        }

        return left;
    }

    /// <summary>One goal or two that are proved to have no plan, where all together are too hard to decide; empty for none.</summary>
    private ImmutableArray<Formula> FindSmall(ImmutableArray<Formula> goals)
    {
        foreach (Formula goal in goals)
        {
            if (oracle.HasTime && oracle.HasPlan(problem, [goal]) == false)
            {
                return [goal];
            }
        }

        for (int i = 0; i < goals.Length; i++)
        {
            for (int j = i + 1; j < goals.Length && oracle.HasTime; j++)
            {
                if (oracle.HasPlan(problem, [goals[i], goals[j]]) == false)
                {
                    return [goals[i], goals[j]];
                }
            }
        }

        return [];
    }

    private ImmutableArray<Repair> FindRepairs(ImmutableArray<Formula> goals, ImmutableArray<Formula> conflict, Blocked? blocked)
    {
        var candidates = new RepairCandidates(domain, problem, world);
        Formula[] lacking = [.. blocked?.Lacking ?? []];
        IEnumerable<Repair> further = lacking.SelectMany(lack => lack is Formula.Comparison ? candidates.Numbers(lack) : candidates.Unchanging(lack));
        IEnumerable<Repair> copies = lacking.OfType<Formula.Atom>().SelectMany(atom => atom.Terms).Distinct()
            .Where(thing => !conflict.Any(goal => goal.ToString()!.Contains(thing, StringComparison.Ordinal)))
            .Select(candidates.Copy).OfType<Repair>();
        IEnumerable<Repair> fewer = conflict.Length == 1 && goals.Length > 1 || conflict.Length > 1
            ? conflict.Select(goal => new Repair(
                $"leave out the goal {goal}", problem with { Goal = new Formula.And(goals.Remove(goal)) }))
            : [];
        var repairs = new List<Repair>();
        foreach (Repair candidate in copies.Take(4).Concat(further.Take(24)))
        {
            if (repairs.Count < limits.MostRepairs - 1
                && !repairs.Exists(known => known.Subject is not null && known.Subject == candidate.Subject)
                && oracle.HasPlan(candidate.Problem) == true)
            {
                repairs.Add(candidate);
            }
        }

        return [.. repairs, .. fewer.Where(repair => oracle.HasPlan(repair.Problem) == true).Take(limits.MostRepairs)];
    }
}
