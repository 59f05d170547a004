using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>A formula that holds if and only if a goal can be reached from a start within a number of parallel steps.</summary>
internal sealed class LayeredFormula : IStepFormula
{
    private readonly StaticFormula statics;
    private readonly RelaxedLevels levels;
    private readonly int[] distances;

    // [step][place]: variables, or constants of ClauseBuffer
    private readonly int[][] states;
    private readonly int[][] steps;

    /// <param name="statics">What is known about the task.</param>
    /// <param name="levels">What can be reached when from the start.</param>
    /// <param name="distances">How far from the end actions are of use.</param>
    /// <param name="stepCount">The number of steps.</param>
    public LayeredFormula(StaticFormula statics, RelaxedLevels levels, int[] distances, int stepCount)
    {
        this.statics = statics;
        this.levels = levels;
        this.distances = distances;
        states = new int[stepCount + 1][];
        steps = new int[stepCount][];
    }

    /// <inheritdoc/>
    public int StepCount => steps.Length;

    /// <summary>The clauses; emptied by whoever hands them to the solver.</summary>
    public ClauseBuffer Clauses { get; } = new();

    /// <summary>Writes the steps and the goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="onChunk">Called when much has been written, to hand it on.</param>
    public void Write(GroundCondition goal, Action onChunk)
    {
        const int chunk = 4_000_000;
        states[0] = State(0);
        for (int step = 0; step < steps.Length; step++)
        {
            states[step + 1] = State(step + 1);
            steps[step] = Step(step);
            statics.Template.Write(Clauses, states[step], steps[step], states[step + 1]);
            if (Clauses.Literals.Length > chunk)
            {
                onChunk();
            }
        }

        foreach (int fact in goal.Facts)
        {
            Clauses.Add(Fact(steps.Length, fact));
        }

        foreach (ImmutableArray<int> clause in goal.Clauses)
        {
            Clauses.Add([.. clause.Select(fact => Fact(steps.Length, fact))]);
        }

        onChunk();
    }

    /// <summary>The literal that the fact holds before the step.</summary>
    public int Fact(int step, int fact)
    {
        int place = statics.Template.Place(fact);
        return place > 0 ? states[step][place] : -states[step][-place];
    }

    /// <inheritdoc/>
    public int Action(int step, int action) => steps[step][statics.Template.ActionPlace(action) - statics.Template.StatePlaces];

    private int[] State(int step) => statics.Template.State(fact => levels.OfFact(fact) <= step, Clauses);

    private int[] Step(int step)
    {
        int[] places = new int[statics.Template.StepPlaces + 1];
        int left = steps.Length - step;
        for (int action = 0; action < statics.Task.Actions.Length; action++)
        {
            places[action + 1] = levels.OfRule(action) > step || distances[action] > left ? ClauseBuffer.False : Clauses.NewVariable();
        }

        for (int place = statics.Task.Actions.Length + 1; place < places.Length; place++)
        {
            places[place] = Clauses.NewVariable();
        }

        foreach ((int place, int rule) in statics.Template.ConditionalPlaces)
        {
            if (place > statics.Template.StatePlaces + statics.Task.Actions.Length
                && (levels.OfRule(rule) > step || distances[statics.Rules.Rules[rule].Action] > left))
            {
                places[place - statics.Template.StatePlaces] = ClauseBuffer.False;
            }
        }

        return places;
    }
}
