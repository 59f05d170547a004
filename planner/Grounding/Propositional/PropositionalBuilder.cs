using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Reach;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>Turns the reached actions and the goal into a task over atoms.</summary>
internal sealed class PropositionalBuilder
{
    private readonly LiftedTask task;
    private readonly Reachability reached;
    private readonly ExpressionGrounder expressions;
    private readonly ConditionGrounder conditions;
    private readonly BindingList?[][] effectLists;
    private readonly List<RawEffect> effects = [];
    private readonly ChangeCollector changes = new();

    public PropositionalBuilder(LiftedTask task, Reachability reached)
    {
        this.task = task;
        this.reached = reached;
        expressions = new ExpressionGrounder(task, reached.ChangedFunctions);
        conditions = new ConditionGrounder(task, reached, expressions);
        effectLists = new BindingList?[task.Schemas.Length][];
        for (int i = 0; i < effectLists.Length; i++)
        {
            LiftedSchema schema = task.Schemas[i];
            effectLists[i] = Array.ConvertAll(schema.Effects, effect => effect.Variables.Length == 0
                ? null
                : new BindingList(task, reached.Index, effect.Variables, effect.Guards, schema.SlotCount));
        }
    }

    /// <summary>Changes with one condition, before it is known in which case of the precondition.</summary>
    private sealed record RawEffect(List<PropositionalCondition> Conditions, int Literal);

    /// <summary>Builds the task.</summary>
    /// <param name="actionLimit">The most actions.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <returns>The task; null where there are more actions.</returns>
    /// <exception cref="InputException">A condition is too large, an expression not linear, a number too large.</exception>
    public PropositionalTask? Build(int actionLimit, CancellationToken cancellation)
    {
        var actions = new List<PropositionalAction>(reached.Actions.Count);
        int[][] bindings = Array.ConvertAll(task.Schemas, schema => new int[schema.SlotCount]);
        for (int i = 0; i < reached.Actions.Count; i++)
        {
            if ((i & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            int schema = reached.Actions.SchemaOf(i);
            reached.Actions.ObjectsOf(i).CopyTo(bindings[schema]);
            try
            {
                Build(i, schema, bindings[schema], actions);
            }
            catch (NonlinearException nonlinear)
            {
                throw new InputException(
                    $"The action {StepText(i)} is not linear: {nonlinear.Message} multiplies or divides numbers that change.");
            }
            catch (OverflowException)
            {
                throw new InputException($"The numbers of the action {StepText(i)} grow beyond {Rational.MostBits} bits.");
            }

            if (actions.Count > actionLimit)
            {
                return null;
            }
        }

        var goals = new GoalGrounder(task, conditions);
        return new PropositionalTask
        {
            Lifted = task,
            Reached = reached.Actions,
            Expressions = expressions,
            Actions = actions,
            Goals = goals.Ground(out string? unreachable),
            UnreachableGoal = unreachable,
        };
    }

    private string StepText(int action) =>
        new PlanStep(task.Schemas[reached.Actions.SchemaOf(action)].Name, task.Symbols.Names(reached.Actions.ObjectsOf(action)))
            .ToString();

    private void Build(int number, int schema, int[] binding, List<PropositionalAction> actions)
    {
        LiftedSchema lifted = task.Schemas[schema];
        var precondition = new GroundJunction(isConjunction: true);
        foreach (LiftedAtom atom in lifted.Required)
        {
            conditions.Add(atom, isPositive: true, binding, precondition);
        }

        if (!conditions.Add(lifted.Rest, binding, precondition))
        {
            return;
        }

        effects.Clear();
        changes.Clear();
        for (int i = 0; i < lifted.Effects.Length; i++)
        {
            BindingList? list = effectLists[schema][i];
            list?.Fill(binding);
            int ways = list?.Count ?? 1;
            for (int way = 0; way < ways; way++)
            {
                list?.Bind(way, binding);
                if (!Add(lifted.Effects[i], binding, precondition, number))
                {
                    return;
                }
            }
        }

        if (!changes.ExcludeConflicts(precondition))
        {
            return;
        }

        List<PropositionalChange> numeric = changes.Finish(condition => CasesOf(condition, isDisjoint: true, number));
        foreach (PropositionalCondition condition in CasesOf(precondition, isDisjoint: false, number))
        {
            if (Simplify(number, condition, numeric) is { } action)
            {
                actions.Add(action);
            }
        }
    }

    /// <summary>Adds the changes of an effect; false where a number without value keeps the action from ever being applicable.</summary>
    private bool Add(LiftedEffect effect, int[] binding, GroundJunction precondition, int number)
    {
        var when = new GroundJunction(isConjunction: true);
        if (!effect.IsUnconditional && !conditions.Add(effect.Condition, binding, when))
        {
            return true;
        }

        Span<int> buffer = stackalloc int[8];
        if (effect.Adds.Length + effect.Deletes.Length > 0)
        {
            List<PropositionalCondition> cases = CasesOf(when, isDisjoint: false, number);
            foreach (LiftedAtom delete in effect.Deletes)
            {
                int atom = task.Atoms.Find(delete.Symbol, delete.Bind(binding, buffer));
                if (atom >= 0)
                {
                    effects.Add(new RawEffect(cases, (2 * atom) + 1));
                }
            }

            foreach (LiftedAtom add in effect.Adds)
            {
                int atom = task.Atoms.Find(add.Symbol, add.Bind(binding, buffer));
                if (atom >= 0 && !conditions.IsPermanent(atom))
                {
                    effects.Add(new RawEffect(cases, 2 * atom));
                }
            }
        }

        foreach (LiftedChange change in effect.Changes)
        {
            int target = expressions.NumberOf(change.Target, binding);
            if (target < 0 || expressions.Ground(change.Amount, binding) is not { } amount)
            {
                if (when.IsTrue)
                {
                    return false;
                }

                precondition.Add(when.Negate());
                continue;
            }

            changes.Add(when, target, amount, change);
        }

        return true;
    }

    private List<PropositionalCondition> CasesOf(GroundJunction condition, bool isDisjoint, int number) =>
        ConjunctiveForm.Cases(condition, isDisjoint) ?? throw new InputException(
            $"A condition of the action {StepText(number)} combines thousands of alternatives; split the action or name what it needs "
            + "by a predicate of its own.");

    /// <summary>The action in one case of its precondition; null where it changes nothing.</summary>
    private PropositionalAction? Simplify(int number, PropositionalCondition precondition, List<PropositionalChange> numeric)
    {
        var simple = new EffectSimplifier(precondition);
        foreach (RawEffect effect in effects)
        {
            foreach (PropositionalCondition condition in effect.Conditions)
            {
                simple.Add(condition, effect.Literal);
            }
        }

        PropositionalEffect[] left = simple.Finish();
        PropositionalChange[] changed = simple.Simplify(numeric);
        return left.Length + changed.Length == 0 ? null : new PropositionalAction(number, precondition, left, changed);
    }
}
