using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Collects the control steps of an episode, and of facts and plans only what changes.</summary>
public sealed class TraceRecorder
{
    private readonly List<TraceStep> steps = [];
    private readonly List<TraceEvent> events = [];
    private FactSet? facts;
    private FactSet? believed;
    private Plan? plan;
    private int? stepIndex;
    private string? activity;
    private string? move;
    private string? subTask;

    /// <summary>The control steps so far.</summary>
    public IReadOnlyList<TraceStep> Steps => steps;

    /// <summary>The changes so far.</summary>
    public IReadOnlyList<TraceEvent> Events => events;

    /// <summary>Adds a control step.</summary>
    /// <param name="timeSeconds">Simulated time of the state, seconds.</param>
    /// <param name="positions">MuJoCo's generalised positions; copied.</param>
    /// <param name="action">What was commanded.</param>
    /// <param name="powerWatts">Mean mechanical power of the arm during the step, or null.</param>
    /// <param name="trueFacts">What is true.</param>
    /// <param name="report">What the agent says of itself.</param>
    /// <param name="intended">What the agent asked for, where noise was added to it.</param>
    /// <param name="sentences">The move and the plan step under way in words; null where nobody is told.</param>
    /// <param name="perturbation">What someone did from outside, in a sentence; null for nothing.</param>
    public void Add(
        double timeSeconds,
        ReadOnlySpan<double> positions,
        RobotAction action,
        double? powerWatts,
        FactSet trueFacts,
        AgentReport report,
        RobotAction? intended = null,
        (string Move, string SubTask)? sentences = null,
        string? perturbation = null)
    {
        float[] copy = new float[positions.Length];
        for (int i = 0; i < copy.Length; i++)
        {
            copy[i] = (float)positions[i];
        }

        var change = new TraceEvent(steps.Count)
        {
            Facts = trueFacts.Equals(facts) ? null : trueFacts,
            Believed = report.Believed is null || report.Believed.Equals(believed) ? null : report.Believed,
            Plan = ReferenceEquals(report.Plan, plan) || report.Plan is null ? null : report.Plan,
            StepIndex = report.StepIndex == stepIndex || report.Plan is null ? null : report.StepIndex,
            Activity = report.Activity == activity ? null : report.Activity,
            Move = sentences?.Move == move ? null : sentences?.Move,
            SubTask = sentences?.SubTask == subTask ? null : sentences?.SubTask,
            Perturbation = perturbation,
        };
        steps.Add(new TraceStep(timeSeconds, copy, action, powerWatts, intended));
        if (!change.IsEmpty)
        {
            events.Add(change);
        }

        facts = trueFacts;
        believed = report.Believed ?? believed;
        plan = report.Plan ?? plan;
        stepIndex = change.StepIndex ?? stepIndex;
        activity = report.Activity;
        move = sentences?.Move;
        subTask = sentences?.SubTask;
    }
}
