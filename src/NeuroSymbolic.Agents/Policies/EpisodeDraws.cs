using NeuroSymbolic.Core;

namespace NeuroSymbolic.Agents;

/// <summary>The random numbers of an agent's motions: one sequence for each episode, from its seed.</summary>
internal sealed class EpisodeDraws
{
    private (AgentBriefing Episode, Random Random)? draws;

    /// <summary>The sequence of an episode, which goes on from one motion to the next.</summary>
    public Random Of(AgentBriefing briefing)
    {
        if (!ReferenceEquals(draws?.Episode, briefing))
        {
            draws = (briefing, new Random(briefing.Seed));
        }

        return draws!.Value.Random;
    }

    /// <summary>Draws the noise that a generative network makes into a motion: normally distributed, of deviation 1.</summary>
    public static void Noise(Random random, Span<float> numbers)
    {
        foreach (ref float number in numbers)
        {
            number = (float)random.NextGaussian(1);
        }
    }
}
