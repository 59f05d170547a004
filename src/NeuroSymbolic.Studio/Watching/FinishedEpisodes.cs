namespace NeuroSymbolic.Studio;

/// <summary>The last episodes that were watched to their end.</summary>
internal sealed class FinishedEpisodes
{
    private const int MostKept = 8;

    private readonly Lock gate = new();
    private readonly LinkedList<(string Id, WatchedEpisode Episode)> kept = new();

    /// <summary>Keeps one, and lets the oldest go.</summary>
    public void Keep(string id, WatchedEpisode episode)
    {
        lock (gate)
        {
            kept.AddLast((id, episode));
            if (kept.Count > MostKept)
            {
                kept.RemoveFirst();
            }
        }
    }

    /// <summary>The one of that name; null where it is not kept.</summary>
    public WatchedEpisode? Find(string id)
    {
        lock (gate)
        {
            return kept.FirstOrDefault(item => item.Id == id).Episode;
        }
    }
}
