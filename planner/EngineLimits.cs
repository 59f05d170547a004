using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner;

/// <summary>What an engine may spend.</summary>
/// <param name="Work">Deterministic units: Z3's rlimit, or states that search expands; null for no limit.</param>
/// <param name="MemoryBytes">What the engine's own tables may take.</param>
/// <param name="MaxHorizon">The longest plan that is looked for, steps.</param>
/// <param name="Cancellation">Ends the engine; it returns what it has.</param>
internal sealed record EngineLimits(long? Work, long MemoryBytes, int MaxHorizon, CancellationToken Cancellation)
{
    /// <summary>Told what Z3 says of each number of steps; null for nobody.</summary>
    public Action<SolverAttempt>? OnAttempt { get; init; }

    /// <summary>Tells of an attempt, where anybody wants to know.</summary>
    public void Tell(GroundTask task, GroundCondition goal, int steps, bool? isPossible, long work) => OnAttempt?.Invoke(new SolverAttempt(
        [.. goal.Facts.Select(fact => task.Facts[fact]).Where(fact => fact.Fact is not null).Select(fact => fact.ToString())],
        steps,
        isPossible,
        work));
}
