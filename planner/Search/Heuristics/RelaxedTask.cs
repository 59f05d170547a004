using System.Collections.Immutable;
using NeuroSymbolic.Planner.Search.States;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>A <see cref="DeleteRelaxation"/> in flat arrays, for heuristics that look at it once for every state.</summary>
/// <remarks>A clause becomes a fact of its own, which operators without cost reach from each of its facts, and so does a comparison of
/// numbers: see <see cref="NumericRelaxation"/>. Effects that no condition asks for are left out.</remarks>
internal sealed class RelaxedTask
{
    private readonly List<List<int>> preconditions = [];
    private readonly List<List<int>> effects = [];
    private readonly List<int> actions = [];
    private readonly List<(GroundAction? Action, GroundCondition Condition)> origins = [];
    private readonly Dictionary<string, int> clauses = [];
    private readonly List<LinearComparison> comparisons = [];
    private readonly Dictionary<string, int> comparisonFacts = [];

    public RelaxedTask(CompiledTask compiled)
    {
        GroundTask task = compiled.Source;
        Relaxation = new DeleteRelaxation(task);
        FactCount = task.Facts.Length;
        Goal = [.. Facts(task.Goal)];
        foreach (RelaxedOperator some in Relaxation.Operators)
        {
            // what only the metric reads is no part of a state, nor may be the numbers in the condition of its change
            GroundAction action = task.Actions[some.Action];
            if (some.Facts.Length > 0
                || action.NumericEffects.Any(effect => compiled.NumberSlot[effect.Number] >= 0 && effect.Condition.IsSameAs(some.Effect)))
            {
                Add([.. Facts(some.Condition).Distinct()], [.. some.Facts], some.Action, action, some.Effect);
            }
        }

        LeaveOutUnasked();
        OperatorCount = preconditions.Count;
        Actions = [.. actions];
        (PreconditionStart, Preconditions) = FlatLists.Join(preconditions);
        (EffectStart, Effects) = FlatLists.Join(effects);
        (NeededByStart, NeededBy) = FlatLists.Invert(preconditions, FactCount);
        Free = [.. Enumerable.Range(0, OperatorCount).Where(i => preconditions[i].Count == 0)];
        PreconditionCount = [.. preconditions.Select(list => list.Count)];
        Numbers = comparisons.Count == 0 ? null : new NumericRelaxation(compiled, comparisons, ComparisonFacts(), origins, preconditions);
        preconditions.Clear();
        effects.Clear();
        origins.Clear();
    }

    private RelaxedTask(RelaxedTask other)
    {
        (Relaxation, FactCount, OperatorCount, Actions, Goal, Free, Numbers) =
            (other.Relaxation, other.FactCount, other.OperatorCount, other.Actions, other.Goal, other.Free, other.Numbers);
        (PreconditionStart, Preconditions, PreconditionCount) = (other.PreconditionStart, other.Preconditions, other.PreconditionCount);
        (EffectStart, Effects, NeededByStart, NeededBy) = (other.EffectStart, other.Effects, other.NeededByStart, other.NeededBy);
    }

    /// <summary>What it is made of.</summary>
    public DeleteRelaxation Relaxation { get; }

    /// <summary>Facts: those of the task, then those of clauses and comparisons.</summary>
    public int FactCount { get; private set; }

    /// <summary>Operators.</summary>
    public int OperatorCount { get; }

    /// <summary>[operator]: the action of the task, -1 for the operators of clauses, which cost nothing.</summary>
    public int[] Actions { get; }

    /// <summary>The facts of the goal.</summary>
    public int[] Goal { get; private init; }

    /// <summary>[operator]: where its facts begin in <see cref="Preconditions"/>.</summary>
    public int[] PreconditionStart { get; }

    /// <summary>The facts to reach before.</summary>
    public int[] Preconditions { get; }

    /// <summary>[operator]: how many there are.</summary>
    public int[] PreconditionCount { get; }

    /// <summary>[operator]: where its facts begin in <see cref="Effects"/>.</summary>
    public int[] EffectStart { get; }

    /// <summary>The facts reached after.</summary>
    public int[] Effects { get; }

    /// <summary>[fact]: where its operators begin in <see cref="NeededBy"/>.</summary>
    public int[] NeededByStart { get; }

    /// <summary>The operators that ask for a fact.</summary>
    public int[] NeededBy { get; }

    /// <summary>The operators that ask for nothing.</summary>
    public int[] Free { get; }

    /// <summary>How operators bring comparisons about; null in a task without.</summary>
    public NumericRelaxation? Numbers { get; }

    /// <summary>The same operators with other facts for a goal.</summary>
    public RelaxedTask Toward(int[] goal) => new(this) { Goal = goal };

    /// <summary>The facts that a condition asks for, or implies.</summary>
    private IEnumerable<int> Facts(GroundCondition condition) =>
    [
        .. condition.Facts,
        .. condition.Clauses.Select(ClauseFact),
        .. ImpliedComparisons.AddTo(condition.Comparisons).Select(ComparisonFact),
    ];

    private int ClauseFact(ImmutableArray<int> clause)
    {
        string key = string.Join(' ', clause);
        if (!clauses.TryGetValue(key, out int fact))
        {
            fact = FactCount++;
            clauses.Add(key, fact);
            foreach (int literal in clause)
            {
                Add([literal], [fact], -1, null, GroundCondition.True);
            }
        }

        return fact;
    }

    private int ComparisonFact(LinearComparison comparison)
    {
        string key = string.Join(' ', comparison.Expression.Terms.Select(term => $"{term.Coefficient}*{term.Number}"))
            + $" {comparison.Expression.Constant} {comparison.Operator}";
        if (!comparisonFacts.TryGetValue(key, out int fact))
        {
            fact = FactCount++;
            comparisonFacts.Add(key, fact);
            comparisons.Add(comparison);
        }

        return fact;
    }

    private int[] ComparisonFacts() => [.. comparisonFacts.Values.Order()];

    private void Add(List<int> needed, List<int> reached, int action, GroundAction? origin, GroundCondition condition)
    {
        preconditions.Add(needed);
        effects.Add(reached);
        actions.Add(action);
        origins.Add((origin, condition));
    }

    private void LeaveOutUnasked()
    {
        bool[] asked = new bool[FactCount];
        foreach (int fact in Goal.Concat(preconditions.SelectMany(list => list)))
        {
            asked[fact] = true;
        }

        int kept = 0;
        for (int i = 0; i < preconditions.Count; i++)
        {
            effects[i].RemoveAll(fact => !asked[fact]);
            bool isNumeric = origins[i].Action is { NumericEffects.IsEmpty: false } && comparisons.Count > 0;
            if (effects[i].Count > 0 || isNumeric)
            {
                (preconditions[kept], effects[kept], actions[kept], origins[kept]) =
                    (preconditions[i], effects[i], actions[i], origins[i]);
                kept++;
            }
        }

        preconditions.RemoveRange(kept, preconditions.Count - kept);
        effects.RemoveRange(kept, effects.Count - kept);
        actions.RemoveRange(kept, actions.Count - kept);
        origins.RemoveRange(kept, origins.Count - kept);
    }
}
