using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.Algorithms;

/// <summary>What the rest of a plan needs of the state before it: facts that make it run as it does and reach the goal.</summary>
/// <remarks>Regression from the end of the plan. Of a clause the first of its facts that holds is needed; where a conditional effect does
/// not happen, a fact that keeps it from happening is.</remarks>
internal sealed class PlanNeeds
{
    private const int Nothing = -1;

    private readonly CompiledTask task;
    private readonly int[] needed;

    public PlanNeeds(CompiledTask task)
    {
        this.task = task;
        needed = new int[task.Layout.VariableCount];
    }

    /// <summary>The facts, one of a variable at most; null where conditions on numbers decide.</summary>
    /// <param name="plan">A plan.</param>
    /// <param name="end">Where its rest begins.</param>
    /// <param name="state">The state there in the course of the plan.</param>
    public int[]? Of(ImmutableArray<int> plan, int end, ReadOnlySpan<ulong> state)
    {
        int words = state.Length;
        ulong[] states = new ulong[words * (plan.Length - end + 1)];
        state.CopyTo(states);
        for (int i = end; i < plan.Length; i++)
        {
            int offset = words * (i - end);
            task.Apply(plan[i], states.AsSpan(offset, words), states.AsSpan(offset + words, words));
        }

        needed.AsSpan().Fill(Nothing);
        bool isPossible = Need(task.Source.Goal, states.AsSpan(^words..));
        for (int i = plan.Length - 1; i >= end && isPossible; i--)
        {
            isPossible = Regress(task.Source.Actions[plan[i]], states.AsSpan(words * (i - end), words));
        }

        return isPossible ? Array.FindAll(needed, fact => fact != Nothing) : null;
    }

    private bool Regress(GroundAction action, ReadOnlySpan<ulong> before)
    {
        foreach (GroundEffect effect in action.Effects)
        {
            if (Holds(effect.Condition, before))
            {
                needed[task.Layout.VariableOf[effect.Fact]] = Nothing;
            }
        }

        bool isPossible = Need(action.Precondition, before);
        foreach (GroundEffect effect in action.Effects)
        {
            isPossible &= Holds(effect.Condition, before) ? Need(effect.Condition, before) : NeedFailure(effect.Condition, before);
        }

        return isPossible;
    }

    private bool Need(GroundCondition condition, ReadOnlySpan<ulong> state)
    {
        foreach (int fact in condition.Facts)
        {
            needed[task.Layout.VariableOf[fact]] = fact;
        }

        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            foreach (int fact in clause)
            {
                if (task.Layout.Holds(state, fact))
                {
                    needed[task.Layout.VariableOf[fact]] = fact;
                    break;
                }
            }
        }

        return condition.Comparisons.IsEmpty;
    }

    private bool NeedFailure(GroundCondition condition, ReadOnlySpan<ulong> state)
    {
        foreach (int fact in condition.Facts)
        {
            if (!task.Layout.Holds(state, fact))
            {
                NeedAsItIs(fact, state);
                return true;
            }
        }

        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            if (!HoldsAny(clause, state))
            {
                foreach (int fact in clause)
                {
                    NeedAsItIs(fact, state);
                }

                return true;
            }
        }

        return false;
    }

    private void NeedAsItIs(int fact, ReadOnlySpan<ulong> state)
    {
        int variable = task.Layout.VariableOf[fact];
        needed[variable] = task.Layout.Fact(state, variable);
    }

    private bool Holds(GroundCondition condition, ReadOnlySpan<ulong> state)
    {
        foreach (int fact in condition.Facts)
        {
            if (!task.Layout.Holds(state, fact))
            {
                return false;
            }
        }

        foreach (ImmutableArray<int> clause in condition.Clauses)
        {
            if (!HoldsAny(clause, state))
            {
                return false;
            }
        }

        return condition.Comparisons.IsEmpty;
    }

    private bool HoldsAny(ImmutableArray<int> clause, ReadOnlySpan<ulong> state)
    {
        foreach (int fact in clause)
        {
            if (task.Layout.Holds(state, fact))
            {
                return true;
            }
        }

        return false;
    }
}
