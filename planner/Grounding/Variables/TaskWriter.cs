using System.Collections.Immutable;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Writes a task over atoms as a task over variables.</summary>
internal sealed class TaskWriter
{
    private readonly PropositionalTask task;
    private readonly VariableLayout layout;
    private readonly ConditionWriter conditions;
    private readonly int[] numberOf;
    private readonly List<GroundNumber> numbers = [];
    private readonly int totalTime;
    private readonly bool countsSteps;

    /// <param name="task">The task.</param>
    /// <param name="layout">The facts of its atoms.</param>
    /// <param name="isNumberRead">[number]: whether the task needs it.</param>
    public TaskWriter(PropositionalTask task, VariableLayout layout, bool[] isNumberRead)
    {
        this.task = task;
        this.layout = layout;
        numberOf = new int[isNumberRead.Length];
        for (int i = 0; i < numberOf.Length; i++)
        {
            numberOf[i] = -1;
            if (isNumberRead[i])
            {
                numberOf[i] = numbers.Count;
                AtomPool functions = task.Expressions.Numbers;
                numbers.Add(new GroundNumber(
                    task.Lifted.Symbols.Functions[functions.SymbolOf(i)].Name,
                    [.. task.Lifted.Symbols.Names(functions.ArgumentsOf(i))],
                    task.Expressions.InitialValueOf(i)));
            }
        }

        totalTime = numbers.Count;
        countsSteps = task.FinalMetric is { Terms: [(ExpressionGrounder.TotalTime, _), ..] };
        if (countsSteps)
        {
            numbers.Add(new GroundNumber("total-time", [], 0));
        }

        conditions = new ConditionWriter(layout, numberOf, totalTime);
    }

    /// <summary>Writes the task.</summary>
    /// <param name="groups">Groups of which at most one atom holds, beside the variables.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    public GroundTask Write(List<AtomGroup> groups, CancellationToken cancellation)
    {
        var actions = new DistinctActions(task.Actions.Count);
        for (int i = 0; i < task.Actions.Count; i++)
        {
            if ((i & 0xFF) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            if (Write(task.Actions[i]) is { } action)
            {
                actions.Add(action);
            }
        }

        var goals = new List<GroundCondition>();
        foreach (PropositionalCondition goal in task.Goals)
        {
            if (conditions.Write(goal, -1, []) is { } written)
            {
                goals.Add(written);
            }
        }

        var ground = new GroundTask
        {
            Facts = layout.Facts,
            Variables = layout.Variables,
            Numbers = [.. numbers],
            Actions = actions.ToImmutable(),
            Init = layout.Init,
            Goal = goals.Count == 1 ? goals[0] : GroundCondition.True,
            ExclusiveFacts = new ExclusiveFactsWriter(layout).Write(groups),
            CostUnit = task.CostUnit,
            InitialCost = task.InitialCost,
            IsMaximized = task.Lifted.IsMaximized,
            FinalMetric = task.FinalMetric is { } metric ? conditions.Write(metric) : null,
            UnreachableGoal = task.UnreachableGoal ?? (goals.Count == 0 ? "the whole goal at once" : null),
        };
        return goals.Count > 1 ? GoalAlternatives.Add(ground, goals) : ground;
    }

    /// <summary>Writes an action; null where it is never applicable or changes nothing.</summary>
    public GroundAction? Write(PropositionalAction action)
    {
        if (conditions.Write(action.Precondition, -1, []) is not { } precondition)
        {
            return null;
        }

        var effects = new List<GroundEffect>(action.Effects.Length);
        foreach (PropositionalEffect effect in action.Effects)
        {
            int atom = effect.Literal >> 1;
            if (layout.FactOf(atom) < 0)
            {
                continue;
            }

            bool isAssertion = (effect.Literal & 1) == 0;
            if (isAssertion)
            {
                Add(effects, effect.Condition, layout.FactOf(atom), -1, precondition.Facts);
            }
            else
            {
                Deny(effects, action, effect, precondition.Facts);
            }

            if (layout.TwinOf(atom) is >= 0 and var twin)
            {
                Add(effects, effect.Condition, isAssertion ? twin : twin + 1, -1, precondition.Facts);
            }
        }

        List<GroundNumericEffect> changes = Changes(action, precondition);
        return effects.Count + changes.Count == 0
            ? null
            : new GroundAction(
                task.StepOf(action.Number), precondition, ImmutableArray.ToImmutableArray(effects), [.. changes], action.Cost);
    }

    /// <summary>Lets the variable of a denied atom have the value that means none, where it does not get another one.</summary>
    private void Deny(List<GroundEffect> effects, PropositionalAction action, PropositionalEffect effect, ImmutableArray<int> precondition)
    {
        int fact = layout.FactOf(effect.Literal >> 1);
        int number = layout.VariableOf(fact);
        StateVariable variable = layout[number];
        if (layout.IsExact(number))
        {
            return;
        }

        foreach (PropositionalEffect other in action.Effects)
        {
            if ((other.Literal & 1) == 0
                && (other.Condition.IsTrue || ReferenceEquals(other.Condition, effect.Condition))
                && layout.FactOf(other.Literal >> 1) is >= 0 and var asserted
                && layout.VariableOf(asserted) == number)
            {
                return;
            }
        }

        int none = variable.FirstFact + variable.Count - 1;
        Add(effects, effect.Condition, none, variable.Count > 2 ? fact : -1, precondition);
    }

    private void Add(
        List<GroundEffect> effects, PropositionalCondition condition, int fact, int further, ImmutableArray<int> precondition)
    {
        if (conditions.Write(condition, further, precondition) is { } written)
        {
            effects.Add(new GroundEffect(written.IsTrue ? GroundCondition.True : written, fact));
        }
    }

    private List<GroundNumericEffect> Changes(PropositionalAction action, GroundCondition precondition)
    {
        var changes = new List<GroundNumericEffect>(action.Changes.Length);
        foreach (PropositionalChange change in action.Changes)
        {
            if (numberOf[change.Number] >= 0 && conditions.Write(change.Condition, -1, precondition.Facts) is { } condition)
            {
                changes.Add(new GroundNumericEffect(
                    condition, numberOf[change.Number], conditions.Write(change.Amount), change.IsAssignment));
            }
        }

        if (countsSteps)
        {
            changes.Add(new GroundNumericEffect(GroundCondition.True, totalTime, new LinearExpression([], 1), IsAssignment: false));
        }

        return changes;
    }
}
