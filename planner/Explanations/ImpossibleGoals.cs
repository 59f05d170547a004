using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Explains goals that are impossible even when nothing that was reached is ever lost.</summary>
internal sealed class ImpossibleGoals(
    PddlDomain domain, PddlProblem problem, RelaxedReachability world, PlanOracle oracle, ExplanationLimits limits, CancellationToken cancellation)
{
    private const int DeepestRepair = 4;
    private const int MostCandidates = 60;

    private readonly ObstacleWording wording = new(domain, problem, world);

    /// <summary>The explanation; null when every goal is possible.</summary>
    public Explanation? Explain(ImmutableArray<Formula> goals)
    {
        var search = new ObstacleSearch(world, cancellation);
        (Formula Goal, Obstacle Obstacle)[] blocked =
        [
            .. from goal in goals
               let obstacle = search.Find(goal)
               where obstacle is not null
               orderby obstacle.Mending
               select (goal, obstacle),
        ];
        if (blocked.Length == 0)
        {
            return null;
        }

        Obstacle[] roots = [.. blocked.SelectMany(pair => pair.Obstacle.Roots).DistinctBy(root => root.Condition.ToString())];

        // the first cause is that of some goals; what the others lack is among the details
        string first = roots[0].Condition.ToString()!;
        IEnumerable<Formula> alike = blocked.Where(pair => pair.Obstacle.Roots.Any(root => root.Condition.ToString() == first)).Select(pair => pair.Goal);
        return new Explanation
        {
            Kind = KindOf(roots[0].Kind),
            Summary = $"{ObstacleWording.List(alike)} can never be true: {wording.Cause(roots[0])}.",
            Details = [.. blocked.SelectMany(pair => wording.Way(pair.Obstacle)).Distinct().Take(12)],
            Goals = [.. blocked.Select(pair => pair.Goal)],
            Repairs = FindRepairs(roots),
            IsProved = true,
        };
    }

    private static ExplanationKind KindOf(ObstacleKind kind) => kind switch
    {
        ObstacleKind.WrongType => ExplanationKind.WrongType,
        ObstacleKind.NoThing => ExplanationKind.MissingThing,
        ObstacleKind.NumberOutOfReach => ExplanationKind.NumberOutOfReach,
        ObstacleKind.Names => ExplanationKind.ContradictoryGoals,
        ObstacleKind.Unexplained => ExplanationKind.DeadEnd,
        _ => ExplanationKind.MissingFact,
    };

    private ImmutableArray<Repair> FindRepairs(Obstacle[] roots)
    {
        var repairs = ImmutableArray.CreateBuilder<Repair>();
        foreach (Repair candidate in new RepairCandidates(domain, problem, world).For(roots[0]).Take(MostCandidates))
        {
            if (repairs.Count == limits.MostRepairs || !oracle.HasTime)
            {
                break;
            }

            if (candidate.Subject is { } subject && repairs.Any(known => known.Subject == subject))
            {
                continue;
            }

            // what needs company is named only where nothing does it alone
            if (Complete(candidate, repairs.Count == 0 ? DeepestRepair : 1) is { } repair)
            {
                repairs.Add(repair);
            }
        }

        return repairs.ToImmutable();
    }

    /// <summary>The repair with what else has to be repaired; null when that does not help.</summary>
    private Repair? Complete(Repair repair, int deepest)
    {
        var repaired = new RelaxedReachability(domain, repair.Problem, cancellation);
        var search = new ObstacleSearch(repaired, cancellation);
        Obstacle? next = GoalConflict.Split(repaired, repair.Problem.Goal).Select(search.Find).FirstOrDefault(obstacle => obstacle is not null);
        if (next is null)
        {
            return oracle.HasPlan(repair.Problem) == true ? repair : null;
        }

        // the same gap for another thing is part of the same repair; what the candidate did not mend is not
        foreach (Repair further in new RepairCandidates(domain, repair.Problem, repaired).For(next.Roots.First()).Take(deepest > 1 && oracle.HasTime ? 3 : 0))
        {
            if (Complete(new Repair($"{repair.Sentence} and {further.Sentence}", further.Problem), deepest - 1) is { } complete)
            {
                return complete;
            }
        }

        return null;
    }
}
