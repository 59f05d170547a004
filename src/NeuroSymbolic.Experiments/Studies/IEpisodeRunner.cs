using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Runs one episode at a time; used by one thread.</summary>
public interface IEpisodeRunner : IDisposable
{
    /// <summary>Runs the episode and leaves its files. What breaks in an episode is in its row.</summary>
    /// <exception cref="NeuroSymbolicException">No episode of the task can run: an engine or a file is missing or wrong.</exception>
    /// <exception cref="OperationCanceledException">The run is to end; the episode counts as not run.</exception>
    EpisodeRow Run(EpisodeKey key, CancellationToken cancellation);
}
