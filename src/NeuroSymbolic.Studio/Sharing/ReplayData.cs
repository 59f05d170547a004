namespace NeuroSymbolic.Studio;

/// <summary>What a replay file shows.</summary>
/// <param name="Scene">What there is to draw.</param>
/// <param name="Agent">Who acted.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Episode">The episode's number.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it did not succeed.</param>
/// <param name="IsTouched">Whether a hand from outside took part, so that it is no result.</param>
/// <param name="Frames">Base64 of the poses of all control steps, compressed (raw deflate): for each the time and seven numbers a body.</param>
/// <param name="Changes">What became different, and when.</param>
internal sealed record ReplayData(
    SceneAnswer Scene, string Agent, int Seed, int Episode, string Outcome, string? Reason, bool IsTouched, string Frames, IReadOnlyList<WatchChange> Changes);
