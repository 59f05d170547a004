using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

/// <summary>Draws its rows instead of simulating them, by the rule that real episodes follow.</summary>
internal sealed class DrawnRunner(int? faultAt = null) : IEpisodeRunner
{
    private int runs;

    public EpisodeRow Run(EpisodeKey key, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (runs++ == faultAt)
        {
            throw new EngineException("No engine.");
        }

        Random random = EpisodeRandom.Create(9, key.Task, key.Episode, key.Agent);
        Thread.SpinWait(random.Next(100_000));
        return EpisodeTableTests.Row(key.Episode) with
        {
            Task = key.Task,
            Agent = key.Agent,
            Outcome = (EpisodeOutcome)random.Next(4),
            GoalFraction = random.NextDouble(),
            TotalJoules = 12.5,
            EnergySource = "model",
        };
    }

    public void Dispose()
    {
    }
}
