using System.Collections.Immutable;
using NeuroSymbolic.Planner.Smt.Solving;
using NeuroSymbolic.Planner.Tasks;
using NeuroSymbolic.Planner.Tasks.Relaxation;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>A formula that holds if and only if a goal can be reached from a start within a number of parallel steps.</summary>
internal sealed class LayeredFormula : IStepFormula
{
    private readonly StepSemantics model;
    private readonly RelaxedPlanningGraph levels;
    private readonly int[] distances;

    // [step][place]: variables, or constants of ClauseBuffer
    private readonly int[][] states;
    private readonly int[][] steps;

    /// <param name="model">What a step is.</param>
    /// <param name="levels">What can be reached when from the start.</param>
    /// <param name="distances">How far from the end actions are of use.</param>
    /// <param name="stepCount">The number of steps.</param>
    public LayeredFormula(StepSemantics model, RelaxedPlanningGraph levels, int[] distances, int stepCount)
    {
        this.model = model;
        Clauses = new ClauseBuffer(model.Known.Cancellation);
        this.levels = levels;
        this.distances = distances;
        states = new int[stepCount + 1][];
        steps = new int[stepCount][];
    }

    /// <inheritdoc/>
    public int StepCount => steps.Length;

    /// <summary>The number of steps whose variables are there.</summary>
    public int BegunSteps { get; private set; }

    /// <summary>The clauses; emptied by whoever hands them to the solver.</summary>
    public ClauseBuffer Clauses { get; }

    /// <summary>Writes the steps and the goal.</summary>
    /// <param name="goal">The goal.</param>
    /// <param name="onChunk">Called when much has been written, to hand it on.</param>
    /// <param name="onSection">Called before the clauses of each section, with the step, from 1, and the section's title.</param>
    public void Write(GroundCondition goal, Action onChunk, Action<int, string>? onSection = null)
    {
        const int chunk = 1_000_000;
        states[0] = State(0);
        for (int step = 0; step < steps.Length; step++)
        {
            states[step + 1] = State(step + 1);
            steps[step] = Step(step);
            int number = BegunSteps = step + 1;
            model.Template.Write(
                Clauses, states[step], steps[step], states[step + 1], onSection is null ? null : title => onSection(number, title));
            if (Clauses.Literals.Length > chunk)
            {
                onChunk();
            }
        }

        onSection?.Invoke(steps.Length, "the goal");
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
        int place = model.Template.Place(fact);
        return place > 0 ? states[step][place] : -states[step][-place];
    }

    /// <summary>The literal of a place of the step.</summary>
    public int Own(int step, int place) => steps[step][place - model.Template.StatePlaces];

    /// <inheritdoc/>
    public int Action(int step, int action) => steps[step][model.Template.ActionPlace(action) - model.Template.StatePlaces];

    private int[] State(int step) => model.Template.State(fact => levels.OfFact(fact) <= step, Clauses);

    private int[] Step(int step)
    {
        int[] places = new int[model.Template.StepPlaces + 1];
        int left = steps.Length - step;
        for (int action = 0; action < model.Known.Task.Actions.Length; action++)
        {
            places[action + 1] = levels.OfRule(action) > step || distances[action] > left ? ClauseBuffer.False : Clauses.NewVariable();
        }

        for (int place = model.Known.Task.Actions.Length + 1; place < places.Length; place++)
        {
            places[place] = Clauses.NewVariable();
        }

        foreach ((int place, int rule) in model.Template.ConditionalPlaces)
        {
            if (place > model.Template.StatePlaces + model.Known.Task.Actions.Length
                && (levels.OfRule(rule) > step || distances[model.Known.Rules.Rules[rule].Action] > left))
            {
                places[place - model.Template.StatePlaces] = ClauseBuffer.False;
            }
        }

        return places;
    }
}
