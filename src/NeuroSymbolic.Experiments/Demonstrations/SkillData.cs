namespace NeuroSymbolic.Experiments;

/// <summary>Which demonstrations skills are learned from.</summary>
public sealed record SkillData : TrainingData
{
    /// <summary>The task; one move in each demonstration is enough.</summary>
    public required string Task { get; init; }

    /// <summary>Demonstrations of it.</summary>
    public required int Episodes { get; init; }

    /// <summary>Control steps whose actions are predicted at once.</summary>
    public required int ChunkSteps { get; init; }

    /// <inheritdoc/>
    public override string? Fault() =>
        Episodes < 1 ? $"episodes is {Episodes}; at least 1 is needed."
        : ChunkSteps < 4 ? $"chunk_steps is {ChunkSteps}; at least 4 are needed."
        : null;

    /// <inheritdoc/>
    public override void Write(string domains, int seed, string folder, TextWriter log, CancellationToken cancellation) =>
        new SkillExamples(this, domains, seed, folder, log).Write(cancellation);
}
