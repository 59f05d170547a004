using System.Collections.Immutable;
using NeuroSymbolic.Planner.Landmarks;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Splitting;

/// <summary>Finds the ways in which a fact can come about, and what is necessarily true before each.</summary>
/// <remarks>
/// Before the action that brings a fact its condition holds, and <see cref="StateEntailment"/> derives what else. Some conditions are
/// momentary: every action that can be taken while one holds ends it, such as a gripper that holds a thing. Such a condition was made
/// true by the action directly before, so that the necessary state lies one step further back and is known better.
/// </remarks>
internal sealed class FirstAchievers
{
    private const int LongestChain = 3;

    // more ways than these are no help in choosing
    private const int MostWays = 64;

    private readonly DeleteRelaxation relaxed;
    private readonly MutexRelation exclusive;
    private readonly StateEntailment entailment;
    private readonly Dictionary<int, ImmutableArray<int>?> closures = [];
    private readonly bool?[] isMomentary;

    /// <summary>Prepares questions about a task.</summary>
    public FirstAchievers(DeleteRelaxation relaxed, MutexRelation exclusive, StateEntailment entailment)
    {
        this.relaxed = relaxed;
        this.exclusive = exclusive;
        this.entailment = entailment;
        isMomentary = new bool?[relaxed.Task.Facts.Length];
    }

    /// <summary>The ways in which a fact that does not hold in a state can come about for the first time; null when they are too many to
    /// list.</summary>
    /// <param name="landmarks">The landmarks from that state.</param>
    /// <param name="state">The state.</param>
    /// <param name="fact">The fact.</param>
    public List<FirstAchiever>? Of(FactLandmarks landmarks, ImmutableArray<int> state, int fact)
    {
        List<int> first = landmarks.FirstAchievers(fact);
        if (first.Count > MostWays)
        {
            return null;
        }

        var ways = new List<FirstAchiever>();
        foreach (int number in first)
        {
            RelaxedOperator action = relaxed.Operators[number];

            // that the fact did not hold yet is part of what is known
            if (Closure(number) is { } before && !before.Contains(fact))
            {
                Extend(new FirstAchiever([action.Action], before, []), state, ways);
            }
        }

        return ways;
    }

    /// <summary>The same way with all that Z3 derives beside what propagation does; null when that shows it to be none.</summary>
    public FirstAchiever? Complete(FirstAchiever way) =>
        entailment.Closure(way.Before) is { } before ? way with { Before = before } : null;

    private ImmutableArray<int>? Closure(int number)
    {
        if (!closures.TryGetValue(number, out ImmutableArray<int>? closure))
        {
            closure = entailment.Propagated(relaxed.Operators[number].Condition.Facts);
            closures.Add(number, closure);
        }

        return closure;
    }

    private void Extend(FirstAchiever way, ImmutableArray<int> state, List<FirstAchiever> ways)
    {
        int momentary = way.Actions.Length >= LongestChain ? -1 : way.Before.FirstOrDefault(
            fact => state[relaxed.VariableOf[fact]] != fact && IsMomentary(fact), -1);
        if (momentary < 0 || ways.Count > MostWays)
        {
            ways.Add(way);
            return;
        }

        foreach (int action in relaxed.Adders[momentary].Select(number => relaxed.Operators[number].Action).Distinct())
        {
            if (Regress(way.Before, action) is { } before)
            {
                Extend(new FirstAchiever([action, .. way.Actions], before, [.. way.During, .. way.Before]), state, ways);
            }
        }
    }

    /// <summary>What held before an action after which the facts hold; null when that cannot be.</summary>
    private ImmutableArray<int>? Regress(ImmutableArray<int> after, int action)
    {
        GroundAction ground = relaxed.Task.Actions[action];
        var before = new HashSet<int>(ground.Precondition.Facts);
        var written = new Dictionary<int, int>();
        foreach (GroundEffect effect in ground.Effects)
        {
            // with a condition, the variable may have got the value or had it
            int variable = relaxed.VariableOf[effect.Fact];
            written[variable] = effect.Condition.IsTrue ? effect.Fact : -1;
        }

        foreach (int fact in after)
        {
            if (!written.TryGetValue(relaxed.VariableOf[fact], out int value))
            {
                before.Add(fact);
            }
            else if (value >= 0 && value != fact)
            {
                return null;
            }
        }

        return entailment.Propagated(before);
    }

    /// <summary>Whether every action that can be taken while the fact holds ends it.</summary>
    private bool IsMomentary(int fact) => isMomentary[fact] ??= relaxed.Task.Actions.All(action =>
        action.Precondition.Facts.Any(needed => exclusive.AreExclusive(needed, fact))
        || action.Effects.Any(effect => effect.Condition.IsTrue && effect.Fact != fact
            && relaxed.VariableOf[effect.Fact] == relaxed.VariableOf[fact]
            && !action.Effects.Any(other => other.Fact == fact)));
}
