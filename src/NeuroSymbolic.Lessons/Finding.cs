namespace NeuroSymbolic.Lessons;

/// <summary>One thing that an answer does not do yet.</summary>
/// <param name="Sentence">What is wrong, with the case that shows it.</param>
/// <param name="Hint">Where to look; not the solution.</param>
public sealed record Finding(string Sentence, string Hint)
{
    /// <summary>The state that shows it, as facts; null where it is not about a state.</summary>
    public string? State { get; init; }

    /// <summary>The step that shows it; null where it is not about a step.</summary>
    public string? Step { get; init; }

    /// <summary>What should be there, in a few words; null where that would be the solution.</summary>
    public string? Expected { get; init; }

    /// <summary>What is there instead, in a few words; null where that says nothing.</summary>
    public string? Found { get; init; }
}
