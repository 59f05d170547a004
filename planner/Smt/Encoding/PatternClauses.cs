using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>A step as a pattern: the actions in one fixed order, each of which may be left out, and each seeing what the ones before it
/// did.</summary>
/// <remarks>
/// The relaxed-relaxed ∃-step of Bofill, Espasa and Villaret (Relaxed ∃-step plans in planning as SMT, IJCAI 2017), ordered as the
/// patterns of Cardellini, Giunchiglia and Maratea (Symbolic numeric planning with patterns, AAAI 2024): by the levels of the
/// relaxed planning graph. A chain of dependent actions fits in one step. No frame axioms are needed: the value of a variable is a
/// literal that each writer passes on or changes.
/// </remarks>
internal sealed class PatternClauses
{
    private readonly GroundTask task;
    private readonly TransitionEncoding template;
    private readonly EffectRules rules;
    private readonly ActionAccess access;

    // [fact]: the literal that says whether it holds after the actions so far
    private readonly int[] current;

    public PatternClauses(GroundTask task, TransitionEncoding template, EffectRules rules, ActionAccess access)
    {
        this.task = task;
        this.template = template;
        this.rules = rules;
        this.access = access;
        current = [.. Enumerable.Range(0, task.Facts.Length).Select(template.Place)];
    }

    /// <summary>Adds the clauses of a step.</summary>
    /// <param name="sequence">The order of the actions.</param>
    public void Add(int[] sequence)
    {
        template.BeginSection("one action after another, each seeing what the ones before it did");
        foreach (int action in sequence)
        {
            AddAction(action);
        }

        foreach ((int first, int count) in task.Variables)
        {
            for (int fact = first; fact < first + (count == 2 ? 1 : count); fact++)
            {
                template.NameAfter(fact, current[fact]);
            }
        }

        template.ApplyNames();
    }

    private void AddAction(int a)
    {
        GroundCondition precondition = task.Actions[a].Precondition;
        int taken = template.ActionPlace(a);
        foreach (int fact in precondition.Facts)
        {
            template.Add(-taken, current[fact]);
        }

        foreach (ImmutableArray<int> clause in precondition.Clauses)
        {
            template.Add([-taken, .. clause.Select(fact => current[fact])]);
        }

        // all conditions of one action look at the state before it
        ReadOnlySpan<ActionAccess.Write> writes = access.Writes[a];
        int[] triggers = template.AddTriggers(a, writes, current);
        template.AddNumericTriggers(a, current);
        for (int i = 0; i < writes.Length; i++)
        {
            Set(a, writes[i], triggers[i], isFirst: i == 0 || !Contains(writes[..i], writes[i].Variable));
        }
    }

    private static bool Contains(ReadOnlySpan<ActionAccess.Write> writes, int variable)
    {
        foreach (ActionAccess.Write write in writes)
        {
            if (write.Variable == variable)
            {
                return true;
            }
        }

        return false;
    }

    private void Set(int a, ActionAccess.Write write, int trigger, bool isFirst)
    {
        (int first, int count) = task.Variables[write.Variable];
        if (count == 2)
        {
            int value = write.Fact == first ? Either(current[first], trigger) : -Either(-current[first], trigger);
            (current[first], current[first + 1]) = (value, -value);
            return;
        }

        // where the precondition fixes the value, only that one is lost
        int known = isFirst ? KnownFact(a, write.Variable) : -1;
        for (int fact = first; fact < first + count; fact++)
        {
            if (fact == write.Fact)
            {
                current[fact] = Either(current[fact], trigger);
            }
            else if (known < 0 || fact == known)
            {
                current[fact] = -Either(-current[fact], trigger);
            }
        }
    }

    private int KnownFact(int a, int variable)
    {
        foreach (int fact in task.Actions[a].Precondition.Facts)
        {
            if (rules.VariableOf[fact] == variable)
            {
                return fact;
            }
        }

        return -1;
    }

    /// <summary>A literal that is true if and only if one of the two is.</summary>
    private int Either(int left, int right)
    {
        int place = template.NewPlace();
        template.Add(-left, place);
        template.Add(-right, place);
        template.Add(left, right, -place);
        return place;
    }
}
