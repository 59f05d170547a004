using NeuroSymbolic.Planner.Smt.Analysis;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Mutexes;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>A task as clauses over time with exactly one action in each step, one step after another: what proofs that no plan is
/// shorter are made with.</summary>
/// <remarks>
/// Each state says, besides, which facts and pairs of facts cannot hold yet (<see cref="H2Mutexes"/>). These follow from the rest,
/// but the solver would have to learn them again in every step: on Towers of Hanoi they decide between milliseconds and minutes.
/// </remarks>
internal sealed class SequentialFormula : IStepFormula
{
    // with more facts only those pairs are stated that exclude each other for ever
    private const int MostFactsForLevels = 800;

    private readonly TaskAnalysis known;
    private readonly TransitionEncoding template;
    private readonly RelaxedPlanningGraph levels;

    // pairs of actions that the clauses of a step do not exclude by themselves; null where these are too many to list
    private readonly List<(int First, int Second)>? compatible;

    // [step][place]: variables, or constants of ClauseBuffer
    private readonly List<int[]> states = [];
    private readonly List<int[]> steps = [];

    public SequentialFormula(TaskAnalysis known, ReadOnlySpan<int> init)
    {
        this.known = known;
        Clauses = new ClauseBuffer(known.Cancellation);
        GroundTask task = known.Task;
        HasPairLevels = known.Pairs is { HasLevels: true } && task.Facts.Length <= MostFactsForLevels && init.SequenceEqual(task.Init.AsSpan());
        levels = known.Levels(init);
        template = new TransitionEncoding(task, known.Rules, known.Access, known.Cancellation);
        template.AddActions();
        if (HasPairLevels)
        {
            template.AddValues();
        }
        else
        {
            template.AddInvariants(known.Mutexes);
        }

        compatible = CompatiblePairs();
        states.Add(State());
    }

    /// <summary>Whether states say which pairs of facts cannot hold yet.</summary>
    public bool HasPairLevels { get; }

    /// <inheritdoc/>
    public int StepCount => steps.Count;

    public ClauseBuffer Clauses { get; }

    /// <inheritdoc/>
    public int Action(int step, int action) => steps[step][template.ActionPlace(action) - template.StatePlaces];

    /// <summary>The literal that the fact holds before the step.</summary>
    public int Fact(int step, int fact)
    {
        int place = template.Place(fact);
        return place > 0 ? states[step][place] : -states[step][-place];
    }

    /// <summary>A literal that makes the goal hold after the last step when it is assumed.</summary>
    public int AssumedGoal(GroundCondition goal)
    {
        int assumed = Clauses.NewVariable();
        foreach (int fact in goal.Facts)
        {
            Clauses.Add(-assumed, Fact(StepCount, fact));
        }

        foreach (var clause in goal.Clauses)
        {
            Clauses.Add([-assumed, .. clause.Select(fact => Fact(StepCount, fact))]);
        }

        return assumed;
    }

    /// <summary>Adds one more step.</summary>
    public void AddStep()
    {
        int step = StepCount;
        int[] own = new int[template.StepPlaces + 1];
        for (int place = 1; place < own.Length; place++)
        {
            bool isReached = place > known.Task.Actions.Length || FirstStep(place - 1) <= step;
            own[place] = isReached ? Clauses.NewVariable() : ClauseBuffer.False;
        }

        steps.Add(own);
        states.Add(State());
        template.Write(Clauses, states[step], own, states[step + 1]);
        AddExactlyOne(own.AsSpan(1, known.Task.Actions.Length));
        if (HasPairLevels)
        {
            AddExclusions(step + 1);
        }
    }

    private int FirstStep(int rule) => HasPairLevels ? known.Pairs!.OfRule(rule) : levels.OfRule(rule);

    private int[] State()
    {
        int step = states.Count;
        return template.State(fact => (HasPairLevels ? known.Pairs!.Level(fact, fact) : levels.OfFact(fact)) <= step, Clauses);
    }

    private void AddExactlyOne(ReadOnlySpan<int> taken)
    {
        Clauses.Add(taken);
        if (compatible is null)
        {
            Clauses.AddAtMostOne(taken.ToArray().Where(variable => variable != ClauseBuffer.False).ToArray());
            return;
        }

        foreach ((int first, int second) in compatible)
        {
            Clauses.Add(-taken[first], -taken[second]);
        }
    }

    private void AddExclusions(int step)
    {
        H2Mutexes pairs = known.Pairs!;
        for (int p = 0; p < known.Task.Facts.Length; p++)
        {
            for (int q = 0; q < p && pairs.Level(p, p) <= step; q++)
            {
                if (pairs.Level(p, q) > step && pairs.Level(q, q) <= step && template.Place(p) != -template.Place(q))
                {
                    Clauses.Add(-Fact(step, p), -Fact(step, q));
                }
            }
        }
    }

    private List<(int First, int Second)>? CompatiblePairs()
    {
        const int mostPairsToTry = 5_000_000;
        var pairs = new List<(int, int)>();
        int count = known.Task.Actions.Length;
        if ((long)count * count > mostPairsToTry)
        {
            return null;
        }

        for (int first = 0; first < count; first++)
        {
            for (int second = 0; second < first; second++)
            {
                if (!known.Order.AreExcluded(first, second))
                {
                    pairs.Add((first, second));
                    if (pairs.Count > 3 * count)
                    {
                        return null;
                    }
                }
            }
        }

        return pairs;
    }
}
