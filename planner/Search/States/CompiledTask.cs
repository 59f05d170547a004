using NeuroSymbolic.Planner.Search.Symmetry;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Search.States;

/// <summary>A ground task in flat arrays for forward search: actions are lists of masked writes to the words of a state.</summary>
internal sealed class CompiledTask
{
    private readonly int[] rest;
    private readonly int[] writeStart;
    private readonly Write[] writes;
    private readonly int[] changeStart;
    private readonly Change[] changes;
    private readonly int goal;
    private readonly int[] goalParts;
    private readonly int[] goalFacts = [];
    private StateOrbits? orbits;
    private bool hasSoughtOrbits;

    /// <param name="task">The task.</param>
    /// <param name="hasMetric">Whether the numbers that the metric depends on are parts of a state too.</param>
    public CompiledTask(GroundTask task, bool hasMetric = false)
    {
        Source = task;
        int[] slot = RelevantNumbers.Slots(task, hasMetric);
        Layout = new StateLayout(task.Variables, task.Facts.Length, slot.Count(number => number >= 0));
        Numbers = StateNumbers.Of(task, slot, Layout.NumberWord);
        Conditions = new ConditionTable(Layout, Numbers);
        NumberSlot = slot;
        ActionCount = task.Actions.Length;
        Cost = new long[ActionCount];
        rest = new int[ActionCount];
        writeStart = new int[ActionCount + 1];
        changeStart = new int[ActionCount + 1];
        var allWrites = new List<Write>();
        var allChanges = new List<Change>();
        for (int a = 0; a < ActionCount; a++)
        {
            GroundAction action = task.Actions[a];
            Cost[a] = action.Cost;
            rest[a] = Conditions.AddRest(action.Precondition);
            AddWrites(action, allWrites, writeStart[a]);
            foreach (GroundNumericEffect effect in action.NumericEffects)
            {
                if (slot[effect.Number] >= 0)
                {
                    allChanges.Add(new Change(
                        Conditions.Add(effect.Condition),
                        slot[effect.Number],
                        Numbers.AddAmount(effect.Amount, slot[effect.Number]),
                        effect.IsAssignment));
                }
            }

            writeStart[a + 1] = allWrites.Count;
            changeStart[a + 1] = allChanges.Count;
        }

        writes = [.. allWrites];
        changes = [.. allChanges];
        goal = Conditions.Add(task.Goal);
        goalParts =
        [
            .. task.Goal.Facts.Select(fact => Conditions.Add(new GroundCondition([fact]))),
            .. task.Goal.Clauses.Select(clause => Conditions.Add(new GroundCondition([], [clause], []))),
            .. task.Goal.Comparisons.Select(comparison => Conditions.Add(new GroundCondition([], [], [comparison]))),
        ];
        Conditions.Seal();
        Init = new ulong[Layout.WordCount];
        foreach (int fact in task.Init)
        {
            Layout.Set(Init, fact);
        }

        Numbers.Begin(Init);

        Successors = new SuccessorGenerator(task, Layout);
    }

    private CompiledTask(CompiledTask whole, ulong[] init, int[] goalFacts)
    {
        (Source, Layout, Numbers, Conditions, NumberSlot) = (whole.Source, whole.Layout, whole.Numbers, whole.Conditions, whole.NumberSlot);
        (ActionCount, Cost, Successors) = (whole.ActionCount, whole.Cost, whole.Successors);
        (rest, writeStart, writes, changeStart, changes) = (whole.rest, whole.writeStart, whole.writes, whole.changeStart, whole.changes);
        (Init, goal, goalParts, this.goalFacts, hasSoughtOrbits) = (init, 0, [], goalFacts, true);
    }

    /// <summary>The task that was compiled.</summary>
    public GroundTask Source { get; }

    /// <summary>How states lie in memory.</summary>
    public StateLayout Layout { get; }

    /// <summary>The numbers of states.</summary>
    public StateNumbers Numbers { get; }

    /// <summary>The conditions beyond those that the tree of <see cref="Successors"/> tests.</summary>
    public ConditionTable Conditions { get; }

    /// <summary>[number of the task]: which number of a state it is, -1 for none.</summary>
    public int[] NumberSlot { get; }

    /// <summary>Actions.</summary>
    public int ActionCount { get; }

    /// <summary>[action]: its cost.</summary>
    public long[] Cost { get; }

    /// <summary>The state at the start.</summary>
    public ulong[] Init { get; }

    /// <summary>Finds the actions whose facts hold.</summary>
    public SuccessorGenerator Successors { get; }

    /// <summary>Its exchangeable objects, which are looked for once; null when there are none, or the search for them was
    /// cancelled.</summary>
    public StateOrbits? Orbits(CancellationToken cancellation)
    {
        orbits = hasSoughtOrbits ? orbits : StateOrbits.Find(this, cancellation);
        hasSoughtOrbits = true;
        return orbits;
    }

    /// <summary>The same actions from another start to other facts. It has no exchangeable objects.</summary>
    public CompiledTask Between(ulong[] init, int[] goalFacts) => new(this, init, goalFacts);

    /// <summary>Whether the goal holds.</summary>
    public bool IsGoal(ReadOnlySpan<ulong> state)
    {
        foreach (int fact in goalFacts)
        {
            if (!Layout.Holds(state, fact))
            {
                return false;
            }
        }

        return Conditions.Holds(goal, state);
    }

    /// <summary>How many facts, clauses and comparisons of the goal do not hold.</summary>
    public int GoalsLeft(ReadOnlySpan<ulong> state)
    {
        int left = 0;
        foreach (int part in goalParts)
        {
            left += Conditions.Holds(part, state) ? 0 : 1;
        }

        return left;
    }

    /// <summary>Whether what an action asks for beyond facts holds.</summary>
    public bool RestHolds(int action, ReadOnlySpan<ulong> state) => rest[action] == 0 || Conditions.Holds(rest[action], state);

    /// <summary>Whether an action is applicable.</summary>
    public bool IsApplicable(int action, ReadOnlySpan<ulong> state)
    {
        foreach (int fact in Source.Actions[action].Precondition.Facts)
        {
            if (!Layout.Holds(state, fact))
            {
                return false;
            }
        }

        return RestHolds(action, state);
    }

    /// <summary>Writes the actions that are applicable in a state to the buffer and returns how many there are.</summary>
    /// <param name="state">The state.</param>
    /// <param name="applicable">As long as there are actions.</param>
    public int Applicable(ReadOnlySpan<ulong> state, Span<int> applicable)
    {
        int count = Successors.Find(state, applicable);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (RestHolds(applicable[i], state))
            {
                applicable[kept++] = applicable[i];
            }
        }

        return kept;
    }

    /// <summary>Applies an action.</summary>
    /// <param name="action">An action that is applicable in the state.</param>
    /// <param name="state">The state before.</param>
    /// <param name="next">Where the state after is written.</param>
    public void Apply(int action, ReadOnlySpan<ulong> state, Span<ulong> next)
    {
        state.CopyTo(next);
        int end = writeStart[action + 1];
        for (int i = writeStart[action]; i < end; i++)
        {
            ref Write write = ref writes[i];
            if (write.Condition == 0 || Conditions.Holds(write.Condition, state))
            {
                next[write.Word] = (next[write.Word] & ~write.Mask) | write.Bits;
            }
        }

        end = changeStart[action + 1];
        for (int i = changeStart[action]; i < end; i++)
        {
            ref Change change = ref changes[i];
            if (change.Condition == 0 || Conditions.Holds(change.Condition, state))
            {
                Numbers.Change(change.Number, change.Amount, change.IsAssignment, state, next);
            }
        }
    }

    /// <summary>Neighbouring unconditional effects on one word become one write.</summary>
    private void AddWrites(GroundAction action, List<Write> all, int first)
    {
        int runStart = first;
        foreach (GroundEffect effect in action.Effects)
        {
            (int word, ulong mask, ulong bits) = Layout.Place(effect.Fact);
            int condition = Conditions.Add(effect.Condition);
            int same = condition == 0 ? all.FindIndex(runStart, write => write.Word == word) : -1;
            if (same >= 0)
            {
                all[same] = all[same] with { Mask = all[same].Mask | mask, Bits = (all[same].Bits & ~mask) | bits };
                continue;
            }

            all.Add(new Write(condition, word, mask, bits));
            runStart = condition == 0 ? runStart : all.Count;
        }
    }

    private record struct Write(int Condition, int Word, ulong Mask, ulong Bits);

    private record struct Change(int Condition, int Number, int Amount, bool IsAssignment);
}
