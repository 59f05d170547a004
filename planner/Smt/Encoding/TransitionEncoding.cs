using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>What one step means, as clauses over numbered places: the state before, the actions with what they need for themselves,
/// and the state after. Made once for a task and written out for every step of every formula.</summary>
/// <remarks>
/// Planning as satisfiability (Kautz and Selman, ECAI 1992) over variables with finite domains, with explanatory frame axioms (Haas
/// 1987). A variable of two values is one place, others have a place for each value. Places are numbered from 1: the state
/// before, actions, what else belongs to the step, the state after.
/// </remarks>
internal sealed class TransitionEncoding
{
    private readonly GroundTask task;
    private readonly EffectRules rules;
    private readonly ActionAccess access;
    private readonly ClauseBuffer clauses;
    private readonly int[] placeOf;

    // [fact]: what makes it true in the step
    private readonly List<int>[] causes;

    // [action][write]: the place that is true when the write's condition is met, before later writes of the action
    private readonly int[][] triggers;

    // [place]: the literal of the state after that takes its place
    private readonly Dictionary<int, int> names = [];

    /// <param name="task">The task.</param>
    /// <param name="rules">Its rules.</param>
    /// <param name="access">What its actions read and write.</param>
    /// <param name="cancellation">Ends whoever adds clauses with an <see cref="OperationCanceledException"/>.</param>
    public TransitionEncoding(GroundTask task, EffectRules rules, ActionAccess access, CancellationToken cancellation)
    {
        clauses = new ClauseBuffer(cancellation);
        this.task = task;
        this.rules = rules;
        this.access = access;
        placeOf = new int[task.Facts.Length];
        foreach ((int first, int count) in task.Variables)
        {
            for (int value = 0; value < count; value++)
            {
                placeOf[first + value] = count == 2 && value == 1 ? -placeOf[first] : ++StatePlaces;
            }
        }

        // the state after comes last, but its number of places is known first
        for (int place = 0; place < StatePlaces + task.Actions.Length; place++)
        {
            clauses.NewVariable();
        }

        causes = Array.ConvertAll(placeOf, _ => new List<int>());
        triggers = new int[task.Actions.Length][];
        NumericTriggers = new int[task.Actions.Length][];
    }

    /// <summary>Places of a state.</summary>
    public int StatePlaces { get; }

    /// <summary>Places of the step itself: actions and what belongs to them.</summary>
    public int StepPlaces => clauses.VariableCount - StatePlaces;

    /// <summary>The clauses, each with a 0 behind it. Places of the state after have <see cref="After"/> added.</summary>
    public ReadOnlySpan<int> Clauses => clauses.Literals;

    public int ClauseCount => clauses.ClauseCount;

    /// <summary>What is added to the place of a state to have that of the state after.</summary>
    public const int After = 1 << 28;

    /// <summary>The places of conditional effects, with the rule of each.</summary>
    public List<(int Place, int Rule)> ConditionalPlaces { get; } = [];

    /// <summary>The places that say whether comparisons in conditions of effects are true when their action's turn comes.</summary>
    public List<(int Place, int Action, LinearComparison Comparison)> ComparisonPlaces { get; } = [];

    /// <summary>[action][numeric effect]: the place that is true when it happens; null where there are no such effects.</summary>
    public int[]?[] NumericTriggers { get; }

    /// <summary>What the clauses are about, from which literal on.</summary>
    public List<(int Start, string Title)> Sections { get; } = [];

    /// <summary>The place of the fact before the step; negative where it is the other value of two.</summary>
    public int Place(int fact) => placeOf[fact];

    /// <summary>The place of the fact after the step.</summary>
    public int PlaceAfter(int fact) => placeOf[fact] > 0 ? placeOf[fact] + After : placeOf[fact] - After;

    /// <summary>The place of the action.</summary>
    public int ActionPlace(int action) => StatePlaces + 1 + action;

    /// <summary>The place that is true when the write happens, but for later writes of the same action.</summary>
    public int Trigger(int action, int write) => triggers[action][write];

    /// <summary>Says what the clauses from here on are about.</summary>
    public void BeginSection(string title) => Sections.Add((clauses.Literals.Length, title));

    public int NewPlace() => clauses.NewVariable();

    public void Add(params ReadOnlySpan<int> clause) => clauses.Add(clause);

    /// <summary>Lets the literal be the fact after the step.</summary>
    public void NameAfter(int fact, int literal)
    {
        if (Math.Abs(literal) <= StatePlaces || !names.TryAdd(Math.Abs(literal), literal > 0 ? PlaceAfter(fact) : -PlaceAfter(fact)))
        {
            Add(-PlaceAfter(fact), literal);
            Add(PlaceAfter(fact), -literal);
        }
    }

    /// <summary>Writes the names in place of the literals that have one.</summary>
    public void ApplyNames()
    {
        clauses.Rename(names);
        names.Clear();
    }

    public void AddAtMostOne(ReadOnlySpan<int> some) => clauses.AddAtMostOne(some);

    /// <summary>What actions need and do, and that nothing changes without an action.</summary>
    public void AddActions()
    {
        BeginSection("what actions need and do");
        for (int a = 0; a < task.Actions.Length; a++)
        {
            int taken = ActionPlace(a);
            foreach (int fact in task.Actions[a].Precondition.Facts)
            {
                Add(-taken, Place(fact));
            }

            foreach (var clause in task.Actions[a].Precondition.Clauses)
            {
                Add([-taken, .. Places(clause)]);
            }

            AddEffects(a);
        }

        BeginSection("what holds held before or has a cause");
        for (int fact = 0; fact < causes.Length; fact++)
        {
            Add([-PlaceAfter(fact), Place(fact), .. causes[fact]]);
        }
    }

    /// <summary>That variables have some value in the state after.</summary>
    public void AddValues()
    {
        foreach ((int first, int count) in task.Variables)
        {
            if (count > 2)
            {
                Add([.. Enumerable.Range(first, count).Select(PlaceAfter)]);
            }
        }
    }

    /// <summary>That variables have one value each, and what else never holds together, in the state after.</summary>
    public void AddInvariants(MutexRelation exclusions)
    {
        BeginSection("variables have one value, and what else excludes each other");
        AddValues();
        foreach ((int first, int count) in task.Variables)
        {
            if (count > 2)
            {
                AddAtMostOne([.. Enumerable.Range(first, count).Select(PlaceAfter)]);
            }
        }

        foreach (ImmutableArray<int> group in task.ExclusiveFacts)
        {
            AddAtMostOne([.. group.Select(PlaceAfter)]);
        }

        foreach ((int p, int q) in exclusions.Pairs)
        {
            Add(-PlaceAfter(p), -PlaceAfter(q));
        }
    }

    /// <summary>Variables for the places of a state; constants where facts cannot hold, or only one of a variable can.</summary>
    /// <param name="mayHold">Which facts can hold.</param>
    /// <param name="buffer">Where the variables come from.</param>
    public int[] State(Func<int, bool> mayHold, ClauseBuffer buffer)
    {
        int[] state = new int[StatePlaces + 1];
        foreach ((int first, int count) in task.Variables)
        {
            int possible = 0;
            for (int fact = first; fact < first + count; fact++)
            {
                possible += mayHold(fact) ? 1 : 0;
            }

            for (int fact = first; fact < first + (count == 2 ? 1 : count); fact++)
            {
                state[Place(fact)] = !mayHold(fact) ? ClauseBuffer.False : possible == 1 ? ClauseBuffer.True : buffer.NewVariable();
            }
        }

        return state;
    }

    /// <summary>Writes the clauses for one step.</summary>
    /// <param name="buffer">Receives them.</param>
    /// <param name="before">[place]: the literals of the state before.</param>
    /// <param name="own">[place of the step, from 1]: the literals of the step.</param>
    /// <param name="after">[place]: the literals of the state after.</param>
    /// <param name="onSection">Called before the clauses of each section, with its title.</param>
    public void Write(ClauseBuffer buffer, int[] before, int[] own, int[] after, Action<string>? onSection = null)
    {
        ReadOnlySpan<int> all = Clauses;
        int section = 0;
        for (int i = 0; i < all.Length; i++)
        {
            for (; onSection is not null && section < Sections.Count && Sections[section].Start == i; section++)
            {
                onSection(Sections[section].Title);
            }

            int literal = all[i];
            if (literal == 0)
            {
                buffer.End();
                continue;
            }

            int place = Math.Abs(literal);
            int variable = place >= After ? after[place - After] : place > StatePlaces ? own[place - StatePlaces] : before[place];
            buffer.Append(literal > 0 ? variable : -variable);
        }
    }

    private IEnumerable<int> Places(ImmutableArray<int> facts) => facts.Select(Place);

    private void AddEffects(int a)
    {
        ReadOnlySpan<ActionAccess.Write> writes = access.Writes[a];
        int[] own = triggers[a] = AddTriggers(a, writes, placeOf);
        for (int i = 0; i < writes.Length; i++)
        {
            causes[writes[i].Fact].Add(own[i]);
        }

        var later = new List<int>();
        for (int i = 0; i < writes.Length; i++)
        {
            later.Clear();
            for (int j = i + 1; j < writes.Length; j++)
            {
                if (writes[j].Variable == writes[i].Variable && writes[j].Fact != writes[i].Fact)
                {
                    later.Add(own[j]);
                }
            }

            Add([-own[i], PlaceAfter(writes[i].Fact), .. later]);
        }
    }

    /// <summary>The places that are true when the writes of the action happen, but for later ones of its own.</summary>
    /// <param name="a">The action.</param>
    /// <param name="writes">What it writes.</param>
    /// <param name="current">[fact]: the literal that says whether it holds before the action.</param>
    public int[] AddTriggers(int a, ReadOnlySpan<ActionAccess.Write> writes, int[] current)
    {
        int[] places = new int[writes.Length];
        for (int i = 0; i < places.Length; i++)
        {
            places[i] = ActionPlace(a);
            if (writes[i].IsConditional)
            {
                places[i] = ConditionalTrigger(a, task.Actions[a].Effects[writes[i].Effect].Condition, current);
                ConditionalPlaces.Add((places[i], rules.RuleOf(a, writes[i].Effect)));
            }
        }

        return places;
    }

    /// <summary>The places that are true when the action's numeric effects happen.</summary>
    public void AddNumericTriggers(int a, int[] current)
    {
        if (!task.Actions[a].NumericEffects.IsEmpty)
        {
            NumericTriggers[a] = [.. task.Actions[a].NumericEffects.Select(effect => ConditionalTrigger(a, effect.Condition, current))];
        }
    }

    /// <summary>A place that is true if and only if the action is taken and the condition holds.</summary>
    private int ConditionalTrigger(int a, GroundCondition condition, int[] current)
    {
        GroundAction action = task.Actions[a];
        int taken = ActionPlace(a);
        ImmutableArray<int> facts = condition.Facts.RemoveAll(fact => action.Precondition.Facts.BinarySearch(fact) >= 0);
        if (facts.IsEmpty && condition.Clauses.IsEmpty && condition.Comparisons.IsEmpty)
        {
            return taken;
        }

        int trigger = NewPlace();
        Add(-trigger, taken);
        List<int> cause = [trigger, -taken];
        foreach (int fact in facts)
        {
            Add(-trigger, current[fact]);
            cause.Add(-current[fact]);
        }

        foreach (var clause in condition.Clauses)
        {
            Add([-trigger, .. clause.Select(fact => current[fact])]);
            int isMet = NewPlace();
            foreach (int fact in clause)
            {
                Add(isMet, -current[fact]);
            }

            cause.Add(-isMet);
        }

        foreach (LinearComparison comparison in condition.Comparisons)
        {
            int isTrue = NewPlace();
            ComparisonPlaces.Add((isTrue, a, comparison));
            Add(-trigger, isTrue);
            cause.Add(-isTrue);
        }

        Add([.. cause]);
        return trigger;
    }
}
