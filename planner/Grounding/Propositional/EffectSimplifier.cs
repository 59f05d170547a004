namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Takes from the effects of an action what changes nothing: what holds before and stays, denials that an assertion overrides,
/// conditions that the precondition settles.</summary>
internal sealed class EffectSimplifier(PropositionalCondition precondition)
{
    private readonly List<PropositionalEffect> effects = [];

    /// <summary>Adds an effect.</summary>
    public void Add(PropositionalCondition condition, int literal)
    {
        if (Reduce(condition) is { } left)
        {
            effects.Add(new PropositionalEffect(left, literal));
        }
    }

    /// <summary>What is left, denials first.</summary>
    public PropositionalEffect[] Finish()
    {
        var always = new List<int>();
        foreach (PropositionalEffect effect in effects)
        {
            if (effect.Condition.IsTrue)
            {
                always.Add(effect.Literal);
            }
        }

        always.Sort();
        var left = new List<PropositionalEffect>(effects.Count);
        foreach (PropositionalEffect effect in effects)
        {
            if ((effect.Literal & 1) == 1
                && always.BinarySearch(effect.Literal ^ 1) < 0
                && !IsRepeated(effect, always, left)
                && !HoldsBefore(effect))
            {
                left.Add(effect);
            }
        }

        int denials = left.Count;
        foreach (PropositionalEffect effect in effects)
        {
            if ((effect.Literal & 1) == 0
                && !IsRepeated(effect, always, left)
                && !(HoldsBefore(effect) && !Denies(left, denials, effect.Literal ^ 1)))
            {
                left.Add(effect);
            }
        }

        return left.ToArray();
    }

    /// <summary>Changes of numbers with what the precondition leaves of their conditions.</summary>
    public PropositionalChange[] Simplify(List<PropositionalChange> changes)
    {
        if (changes.Count == 0)
        {
            return [];
        }

        var left = new List<PropositionalChange>(changes.Count);
        foreach (PropositionalChange change in changes)
        {
            if (Reduce(change.Condition) is { } condition)
            {
                left.Add(change with { Condition = condition });
            }
        }

        return left.ToArray();
    }

    private bool HoldsBefore(PropositionalEffect effect) =>
        precondition.Requires(effect.Literal) || effect.Condition.Requires(effect.Literal);

    private static bool IsRepeated(PropositionalEffect effect, List<int> always, List<PropositionalEffect> left) =>
        always.BinarySearch(effect.Literal) >= 0
        && (!effect.Condition.IsTrue || left.Exists(other => other.Literal == effect.Literal));

    private static bool Denies(List<PropositionalEffect> left, int denials, int literal)
    {
        for (int i = 0; i < denials; i++)
        {
            if (left[i].Literal == literal)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the precondition leaves of a condition; null where the two cannot hold together.</summary>
    private PropositionalCondition? Reduce(PropositionalCondition condition)
    {
        if (condition.IsTrue)
        {
            return condition;
        }

        int[] literals = [.. precondition.Literals, .. condition.Literals];
        var clauses = new List<int[]>(condition.Clauses);
        if (!ClauseSimplifier.Simplify(ref literals, clauses))
        {
            return null;
        }

        var left = new List<int>(condition.Literals.Length);
        foreach (int literal in literals)
        {
            if (!precondition.Requires(literal))
            {
                left.Add(literal);
            }
        }

        if (left.Count == condition.Literals.Length && clauses.Count == condition.Clauses.Length)
        {
            return condition;
        }

        return left.Count == 0 && clauses.Count == 0 && condition.Comparisons.Length == 0
            ? PropositionalCondition.True
            : new PropositionalCondition(left.ToArray(), clauses.ToArray(), condition.Comparisons);
    }
}
