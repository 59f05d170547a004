using System.Collections.Concurrent;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Experiments;

/// <summary>How many steps states are from a goal, so that an episode that failed is judged by the nearest state that it came to.</summary>
/// <remarks>A fraction of one shortest plan calls nothing progress that is done by another one, or after a disturbance. The distance is that of the
/// project's own optimal search; where its budget runs out, the length of the shortest plan that it had found by then stands for it, as an
/// estimate from above. Budgets are of states, so that what is found does not depend on the machine. One search is done for each state,
/// whichever agent and thread asks first.</remarks>
/// <param name="stateBudget">States that the search from one state may expand.</param>
/// <param name="episodeBudget">States that all searches for one episode may expand together; those that are left are not searched from.</param>
public sealed class GoalDistances(
    long stateBudget = GoalDistances.DefaultStateBudget, long episodeBudget = GoalDistances.DefaultEpisodeBudget)
{
    // ten times what six cubes need from their start; and a failed episode comes to some hundred states at most, most of them near to each other
    private const long DefaultStateBudget = 20_000;
    private const long DefaultEpisodeBudget = 400_000;

    private readonly ConcurrentDictionary<Question, Lazy<Answer>> known = new();

    /// <summary>The distance of the first state, and of the one that is nearest to the goal.</summary>
    /// <param name="domainPath">Which domain it is.</param>
    /// <param name="domain">Its actions.</param>
    /// <param name="setup">Objects, static facts and goal.</param>
    /// <param name="states">The changing facts of the states that were reached, the start first; at least one.</param>
    /// <returns>Null where nothing is known of the start.</returns>
    public GoalDistance? Nearest(string domainPath, PddlDomain domain, EpisodeSetup setup, IReadOnlyList<FactSet> states)
    {
        string objects = string.Join(' ', setup.Objects.Select(item => item.Name));
        Answer start = From(states[0]);
        if (start.Steps is not int farthest)
        {
            return null;
        }

        (int nearest, bool isExact, long left) = (farthest, start.IsDecided, episodeBudget - start.Expanded);
        foreach (FactSet state in states.Skip(1))
        {
            if (left <= 0)
            {
                isExact = false;
                break;
            }

            Answer answer = From(state);
            left -= answer.Expanded;
            isExact &= answer.IsDecided;
            nearest = Math.Min(nearest, answer.Steps ?? nearest);
        }

        return new GoalDistance(farthest, nearest, isExact);

        Answer From(FactSet state)
        {
            FactSet facts = state.Union(setup.StaticFacts);
            return known.GetOrAdd(new Question(domainPath, objects, facts, setup.Goal), _ => new(() => Search(domain, setup, facts))).Value;
        }
    }

    private Answer Search(PddlDomain domain, EpisodeSetup setup, FactSet facts)
    {
        var problem = new PddlProblem(
            "distance", [.. setup.Objects.Select(item => new TypedName(item.Name, item.Type))], facts, setup.Goal);
        PlanResult result = PddlPlanner.Solve(domain, problem, new PlannerOptions
        {
            Engine = PlanEngine.Search, IsOptimal = true, Metric = PlanMetric.Length, StateBudget = stateBudget,
        });

        // a thing on its way has no place, and from there no action leads on: such a state is decided, and counts for nothing
        return new Answer(
            result.Plan?.Length, result.Status is PlanStatus.SolvedOptimally or PlanStatus.Unsolvable, result.StateCount);
    }

    private sealed record Question(string DomainPath, string Objects, FactSet Facts, FactSet Goal);

    private readonly record struct Answer(int? Steps, bool IsDecided, long Expanded);
}
