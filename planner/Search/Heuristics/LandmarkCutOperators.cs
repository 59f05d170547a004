using NeuroSymbolic.Planner.Search.States;

namespace NeuroSymbolic.Planner.Search.Heuristics;

/// <summary>The operators of a relaxation in the form that <see cref="LandmarkCutHeuristic"/> asks for: each needs a fact, and one leads to the
/// goal.</summary>
internal sealed class LandmarkCutOperators
{
    // the largest cost that sums of thousands of steps may be made of
    private const long MostCost = 1 << 20;

    private readonly CompiledTask task;
    private readonly NumericRelaxation? numbers;
    private readonly int[] ofActionStart;
    private readonly int[] ofAction;
    private readonly int always;

    public LandmarkCutOperators(CompiledTask task, RelaxedTask relaxed)
    {
        this.task = task;
        numbers = relaxed.Numbers;
        Count = relaxed.OperatorCount + 1;
        always = relaxed.FactCount;
        Goal = always + 1;
        FactCount = Goal + 1;
        Actions = [.. relaxed.Actions, -1];
        long highest = task.Cost.DefaultIfEmpty(0).Max();
        CostUnit = Math.Max(1, highest / MostCost);
        Cost = Array.ConvertAll(Actions, action => action < 0 ? 0 : (int)(task.Cost[action] / CostUnit));
        var preconditions = new List<int>[Count];
        var effects = new List<int>[Count];
        for (int i = 0; i < relaxed.OperatorCount; i++)
        {
            preconditions[i] = [.. relaxed.Preconditions.AsSpan(relaxed.PreconditionStart[i], relaxed.PreconditionCount[i])];
            effects[i] = [.. relaxed.Effects.AsSpan(relaxed.EffectStart[i]..relaxed.EffectStart[i + 1])];
            for (int j = numbers?.Start[i] ?? 0; j < (numbers?.Start[i + 1] ?? 0); j++)
            {
                if (numbers!.MayHelp(j) && !effects[i].Contains(numbers.Fact(j)))
                {
                    effects[i].Add(numbers.Fact(j));
                }
            }

            if (preconditions[i].Count == 0)
            {
                preconditions[i].Add(always);
            }
        }

        preconditions[^1] = relaxed.Goal.Length > 0 ? [.. relaxed.Goal] : [always];
        effects[^1] = [Goal];
        PreconditionCount = Array.ConvertAll(preconditions, list => list.Count);
        (PreconditionStart, Preconditions) = FlatLists.Join(preconditions);
        (EffectStart, Effects) = FlatLists.Join(effects);
        (NeededByStart, NeededBy) = FlatLists.Invert(preconditions, FactCount);
        (AdderStart, Adders) = FlatLists.Invert(effects, FactCount);
        (ofActionStart, ofAction) =
            FlatLists.Invert([.. Actions.Select(action => action < 0 ? new List<int>() : [action])], task.ActionCount);
    }

    /// <summary>Operators.</summary>
    public int Count { get; }

    /// <summary>Facts.</summary>
    public int FactCount { get; }

    /// <summary>The fact that stands for the goal.</summary>
    public int Goal { get; }

    /// <summary>How much one of <see cref="Cost"/> is: very large costs are rounded down to whole units.</summary>
    public long CostUnit { get; }

    /// <summary>[operator]: its cost.</summary>
    public int[] Cost { get; }

    /// <summary>[operator]: its action, -1 for none.</summary>
    public int[] Actions { get; }

    /// <summary>[operator]: how many facts it needs.</summary>
    public int[] PreconditionCount { get; }

    /// <summary>[operator]: where the facts that it needs begin.</summary>
    public int[] PreconditionStart { get; }

    /// <summary>The facts that operators need.</summary>
    public int[] Preconditions { get; }

    /// <summary>[operator]: where the facts that it adds begin.</summary>
    public int[] EffectStart { get; }

    /// <summary>The facts that operators add.</summary>
    public int[] Effects { get; }

    /// <summary>[fact]: where the operators that need it begin.</summary>
    public int[] NeededByStart { get; }

    /// <summary>The operators that need facts.</summary>
    public int[] NeededBy { get; }

    /// <summary>[fact]: where the operators that add it begin.</summary>
    public int[] AdderStart { get; }

    /// <summary>The operators that add facts.</summary>
    public int[] Adders { get; }

    /// <summary>The operators of an action.</summary>
    public ReadOnlySpan<int> Of(int action) => ofAction.AsSpan(ofActionStart[action]..ofActionStart[action + 1]);

    /// <summary>Writes the facts of a state to the buffer and returns how many there are.</summary>
    public int FactsOf(ReadOnlySpan<ulong> state, Span<int> facts)
    {
        facts[0] = always;
        task.Layout.Unpack(state, facts[1..]);
        int count = 1 + task.Layout.VariableCount;
        if (numbers is not null)
        {
            numbers.Look(state);
            for (int i = 0; i < numbers.Facts.Length; i++)
            {
                if (numbers.Holds(i))
                {
                    facts[count++] = numbers.Facts[i];
                }
            }
        }

        return count;
    }
}
