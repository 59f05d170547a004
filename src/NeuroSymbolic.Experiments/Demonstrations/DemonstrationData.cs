using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>Which demonstrations a policy is trained on, and how they are cut into examples.</summary>
public sealed record DemonstrationData : TrainingData
{
    /// <summary>The demonstrations.</summary>
    public required ImmutableArray<DemonstrationShare> Demonstrations { get; init; }

    /// <summary>The cameras that the policy looks through; things that sentences name are labelled in the pictures of the first one.</summary>
    public required ImmutableArray<string> Cameras { get; init; }

    /// <summary>Side of the pictures that it is given.</summary>
    [JsonPropertyName("side_px")]
    public required int SidePixels { get; init; }

    /// <summary>Control steps whose actions are predicted at once.</summary>
    public required int ChunkSteps { get; init; }

    /// <inheritdoc/>
    public override string? Fault() => this switch
    {
        { Demonstrations.IsDefaultOrEmpty: true } => "demonstrations is empty; name at least one task.",
        { Cameras.IsDefaultOrEmpty: true } => "cameras is empty; name at least one.",
        { SidePixels: < 16 } => $"side_px is {SidePixels}; at least 16 are needed.",
        { ChunkSteps: < 1 } => $"chunk_steps is {ChunkSteps}; at least 1 is needed.",
        _ when Demonstrations.FirstOrDefault(share => share.Episodes < 1 || share.EverySteps < 1) is { } share =>
            $"{share.Task} has {share.Episodes} episodes and looks every {share.EverySteps} steps; both must be at least 1.",
        _ => null,
    };

    /// <inheritdoc/>
    public override void Write(string domains, int seed, string folder, TextWriter log, CancellationToken cancellation) =>
        new DemonstrationExamples(this, domains, seed, folder, log).Write(cancellation);
}
