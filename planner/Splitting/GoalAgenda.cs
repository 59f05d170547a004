using System.Collections.Immutable;
using NeuroSymbolic.Planner.Landmarks;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Which of several goals can be worked on next, and which of those that hold may stay.</summary>
/// <param name="Next">Goals that do not hold and for which no other open goal must be reached first.</param>
/// <param name="Keep">Goals that hold and that no open goal forces to be given up.</param>
internal sealed record GoalAgenda(ImmutableArray<int> Next, ImmutableArray<int> Keep)
{
    /// <summary>Orders goals: one comes before another when in each way to reach it something holds that excludes the other. Reaching the
    /// other first would mean to give it up again (the reasonable orders of Koehler and Hoffmann, On reasonable and forced goal orderings,
    /// JAIR 2000).</summary>
    /// <param name="state">The state.</param>
    /// <param name="states">Of the task.</param>
    /// <param name="goals">The goals.</param>
    /// <param name="ways">The ways to reach each open goal; null where unknown.</param>
    /// <param name="landmarks">The landmarks from the state.</param>
    /// <param name="exclusive">Facts that never hold together.</param>
    public static GoalAgenda Of(
        ImmutableArray<int> state,
        TaskStates states,
        ImmutableArray<int> goals,
        IReadOnlyDictionary<int, List<FirstAchiever>?> ways,
        FactLandmarks landmarks,
        MutexRelation exclusive)
    {
        int[] open = [.. goals.Where(goal => !states.Holds(state.AsSpan(), goal))];

        bool ForcesOut(int first, int other) => ways.GetValueOrDefault(first) is { Count: > 0 } some
            && some.TrueForAll(way => way.Before.Concat(way.During).Any(fact => exclusive.AreExclusive(fact, other)));

        ImmutableArray<int> keep = [.. goals.Where(goal =>
            states.Holds(state.AsSpan(), goal) && !Array.Exists(open, first => ForcesOut(first, goal)))];

        // what another one passes through comes along with it
        int[] next = Array.FindAll(open, goal => !Array.Exists(open, first => first != goal
            && (ForcesOut(first, goal) || FactBits.Contains(landmarks.Of(first), goal))));
        if (next.Length == 0)
        {
            // the orders go around in a circle: begin where the fewest others would have to come first
            next = open.Length == 0 ? [] : [open.MinBy(goal => open.Count(first => first != goal && ForcesOut(first, goal)))];
        }

        return new GoalAgenda([.. next], keep);
    }
}
