using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Is shown an episode as it happens, on the thread that runs it, which waits meanwhile: so it may hold the episode, and move things in
/// its world as a hand from outside would. An episode that is held or meddled with is no result.</summary>
public interface IEpisodeWatcher
{
    /// <summary>The table is set and the agent is told its task.</summary>
    /// <param name="facts">What is true.</param>
    /// <param name="report">What the agent says of itself.</param>
    void Begin(FactSet facts, AgentReport report);

    /// <summary>The task's perturbation happens, before the physics moves on.</summary>
    /// <param name="sentence">What someone does from outside.</param>
    void Perturbed(string sentence);

    /// <summary>The physics has moved on by one of its steps.</summary>
    void AfterPhysicsStep();

    /// <summary>An action is carried out.</summary>
    /// <inheritdoc cref="Begin"/>
    void AfterControlStep(FactSet facts, AgentReport report);
}
