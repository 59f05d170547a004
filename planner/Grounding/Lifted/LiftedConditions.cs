namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>Builds conditions in negation normal form, with quantifiers as far inside as they go.</summary>
internal static class LiftedConditions
{
    /// <summary>A conjunction or disjunction, flattened and without parts that change nothing.</summary>
    public static LiftedCondition Join(bool isConjunction, List<LiftedCondition> parts)
    {
        var flat = new List<LiftedCondition>(parts.Count);
        foreach (LiftedCondition part in parts)
        {
            if (part is not LiftedCondition.Junction junction)
            {
                flat.Add(part);
            }
            else if (junction.IsConjunction == isConjunction)
            {
                flat.AddRange(junction.Parts);
            }
            else if (junction.Parts.Length == 0)
            {
                return part;
            }
            else
            {
                flat.Add(part);
            }
        }

        return flat.Count switch
        {
            0 => isConjunction ? LiftedCondition.True : LiftedCondition.False,
            1 => flat[0],
            _ => new LiftedCondition.Junction(isConjunction, flat.ToArray()),
        };
    }

    /// <summary>The body for all objects or for some.</summary>
    /// <param name="isUniversal">For all.</param>
    /// <param name="variables">The variables; those that the body does not mention disappear.</param>
    /// <param name="body">The body.</param>
    /// <param name="isStatic">[predicate]: whether it never changes.</param>
    public static LiftedCondition Quantify(bool isUniversal, List<LiftedVariable> variables, LiftedCondition body, bool[] isStatic)
    {
        // also when the body does not mention it, a variable without objects settles the matter
        if (variables.Exists(variable => variable.Objects.Length == 0))
        {
            return isUniversal ? LiftedCondition.True : LiftedCondition.False;
        }

        if (body is LiftedCondition.Quantifier inner && inner.IsUniversal == isUniversal)
        {
            return Quantify(isUniversal, [.. variables, .. inner.Variables], inner.Body, isStatic);
        }

        if (body is LiftedCondition.Junction same && same.IsConjunction == isUniversal)
        {
            // for all x: a and b is: (for all x: a) and (for all x: b)
            var parts = new List<LiftedCondition>(same.Parts.Length);
            foreach (LiftedCondition part in same.Parts)
            {
                parts.Add(Quantify(isUniversal, variables, part, isStatic));
            }

            return Join(isUniversal, parts);
        }

        var mentioned = new HashSet<int>();
        Mention(body, mentioned);
        List<LiftedVariable> needed = variables.FindAll(variable => mentioned.Contains(variable.Slot));
        if (needed.Count == 0)
        {
            return body;
        }

        if (body is LiftedCondition.Junction other)
        {
            // for all x: a or b(x) is: a or (for all x: b(x))
            var inside = new List<LiftedCondition>();
            var outside = new List<LiftedCondition>();
            foreach (LiftedCondition part in other.Parts)
            {
                mentioned.Clear();
                Mention(part, mentioned);
                (needed.Exists(variable => mentioned.Contains(variable.Slot)) ? inside : outside).Add(part);
            }

            if (outside.Count > 0)
            {
                outside.Add(Quantify(isUniversal, needed, Join(other.IsConjunction, inside), isStatic));
                return Join(other.IsConjunction, outside);
            }
        }

        return new LiftedCondition.Quantifier(isUniversal, needed.ToArray(), Guards(body, !isUniversal, isStatic), body);
    }

    /// <summary>The static atoms of a given sign at the top of a condition.</summary>
    public static LiftedAtom[] Guards(LiftedCondition body, bool isPositive, bool[] isStatic)
    {
        var guards = new List<LiftedAtom>();
        foreach (LiftedCondition part in Parts(body, isPositive))
        {
            if (part is LiftedCondition.Literal literal && literal.IsPositive == isPositive && isStatic[literal.Atom.Symbol])
            {
                guards.Add(literal.Atom);
            }
        }

        return guards.ToArray();
    }

    /// <summary>The parts of a conjunction (or disjunction), or the condition itself.</summary>
    public static ReadOnlySpan<LiftedCondition> Parts(LiftedCondition condition, bool isConjunction) =>
        condition is LiftedCondition.Junction junction && junction.IsConjunction == isConjunction
            ? junction.Parts
            : new LiftedCondition[] { condition };

    private static void Mention(LiftedCondition condition, HashSet<int> slots)
    {
        switch (condition)
        {
            case LiftedCondition.Literal literal:
                slots.UnionWith(literal.Atom.Terms);
                break;
            case LiftedCondition.Same same:
                slots.Add(same.Left);
                slots.Add(same.Right);
                break;
            case LiftedCondition.Comparison comparison:
                Mention(comparison.Difference, slots);
                break;
            case LiftedCondition.Junction junction:
                foreach (LiftedCondition part in junction.Parts)
                {
                    Mention(part, slots);
                }

                break;
            case LiftedCondition.Quantifier quantifier:
                Mention(quantifier.Body, slots);
                break;
        }
    }

    private static void Mention(LiftedExpression expression, HashSet<int> slots)
    {
        if (expression is LiftedExpression.Function function)
        {
            slots.UnionWith(function.Atom.Terms);
        }
        else if (expression is LiftedExpression.Operation operation)
        {
            Mention(operation.Left, slots);
            Mention(operation.Right, slots);
        }
    }
}
