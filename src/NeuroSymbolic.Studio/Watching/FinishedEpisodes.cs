using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Studio;

/// <summary>The last episodes that were watched to their end.</summary>
internal sealed class FinishedEpisodes
{
    private const int MostKept = 8;

    private readonly Lock gate = new();
    private readonly LinkedList<(string Id, EpisodeTrace Trace)> kept = new();

    /// <summary>Keeps one, and lets the oldest go.</summary>
    public void Keep(string id, EpisodeTrace trace)
    {
        lock (gate)
        {
            kept.AddLast((id, trace));
            if (kept.Count > MostKept)
            {
                kept.RemoveFirst();
            }
        }
    }

    /// <summary>The one of that name; null where it is not kept.</summary>
    public EpisodeTrace? Find(string id)
    {
        lock (gate)
        {
            return kept.FirstOrDefault(item => item.Id == id).Trace;
        }
    }
}
