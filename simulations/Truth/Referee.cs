using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Simulations;

/// <summary>Decides from the true state alone whether and how far an episode succeeds.</summary>
/// <remarks>Success is that all goal facts hold for one second without a break, in whatever order they came about.</remarks>
public sealed class Referee
{
    /// <summary>How long the goal must hold, in control steps.</summary>
    public const int StableSteps = RobotAction.Rate;

    private readonly World world;
    private readonly FactSet goal;
    private readonly ImmutableArray<FactSet> referenceStates;
    private readonly FactClock clock;
    private readonly string? foreign;
    private int stepsAtGoal;
    private int referenceReached;

    /// <summary>A referee for one episode.</summary>
    /// <param name="world">The world that it watches.</param>
    /// <param name="goal">The facts that must hold.</param>
    /// <param name="referenceStates">States after each step of a shortest plan, in order; empty when there is none.</param>
    /// <param name="foreign">A thing that is no part of the task, of which no fact is told; a place that it stands on is not free. Null for none.</param>
    public Referee(World world, FactSet goal, ImmutableArray<FactSet> referenceStates, string? foreign = null)
    {
        this.foreign = foreign;
        this.world = world;
        this.goal = goal;
        this.referenceStates = referenceStates;
        clock = new FactClock(world.Domain);
        Facts = Look();
    }

    /// <summary>The true facts at the last control step, with what has lasted for so long by its own clock; the same object as long as they are the same.</summary>
    public FactSet Facts { get; private set; }

    /// <summary>Whether the goal has held for a second.</summary>
    public bool HasSucceeded => stepsAtGoal >= StableSteps;

    /// <summary>Largest fraction of the goal facts that held at one time, 0 to 1.</summary>
    public double GoalFraction { get; private set; }

    /// <summary>Fraction of the reference plan reached: its furthest state seen so far, 0 to 1; null without a reference plan.</summary>
    public double? PlanFraction => referenceStates.IsEmpty ? null : (double)referenceReached / referenceStates.Length;

    /// <summary>Steps of the reference plan; null without one.</summary>
    public int? ReferenceSteps => referenceStates.IsEmpty ? null : referenceStates.Length;

    /// <summary>Looks at the world after a control step.</summary>
    public void Observe()
    {
        FactSet now = Look();
        Facts = now.Equals(Facts) ? Facts : now;
        int met = goal.Count - goal.Except(Facts).Count;
        GoalFraction = Math.Max(GoalFraction, (double)met / goal.Count);
        stepsAtGoal = met == goal.Count ? stepsAtGoal + 1 : 0;
        for (int state = referenceStates.Length; state > referenceReached; state--)
        {
            if (Facts.ContainsAll(referenceStates[state - 1]))
            {
                referenceReached = state;
            }
        }
    }

    private FactSet Look()
    {
        FactSet facts = clock.Observe(world.TrueFacts(), world.TimeSeconds);
        return foreign is null ? facts : new FactSet(facts.Where(fact => !fact.Arguments.Contains(foreign)));
    }
}
