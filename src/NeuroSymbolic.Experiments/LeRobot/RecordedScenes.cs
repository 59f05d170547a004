using NeuroSymbolic.Core;
using NeuroSymbolic.Simulations;

namespace NeuroSymbolic.Experiments;

/// <summary>Shows states of recorded episodes, in one world for each choice of objects.</summary>
/// <param name="domain">The domain of the episodes.</param>
internal sealed class RecordedScenes(DomainDescription domain) : IDisposable
{
    private readonly Dictionary<string, World> worlds = [];

    /// <summary>What the robot senses in a recorded state. Cameras show the state that was asked for last.</summary>
    /// <param name="trace">The episode.</param>
    /// <param name="step">Index of the state.</param>
    /// <exception cref="InputException">The trace is of another scene.</exception>
    /// <exception cref="EngineException">MuJoCo or the renderer is missing.</exception>
    public Observation At(EpisodeTrace trace, int step)
    {
        string objects = string.Join(' ', trace.Objects);
        if (!worlds.TryGetValue(objects, out World? world))
        {
            world = World.Load(domain, trace.Objects);
            worlds.Add(objects, world);
        }

        try
        {
            world.ShowPositions(trace.Steps[step].Positions);
        }
        catch (ArgumentException error)
        {
            throw new InputException($"The trace of {trace.Task} episode {trace.Episode} belongs to another scene: {error.Message}", error);
        }

        return world.Observe();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (World world in worlds.Values)
        {
            world.Dispose();
        }
    }
}
