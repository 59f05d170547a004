using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>Labelled views of a table, for perception.</summary>
public sealed record ViewData : TrainingData
{
    // one batch, and a twentieth that is held out
    private const int LeastPictures = 60;

    /// <summary>The task whose objects the pictures show.</summary>
    public required string Task { get; init; }

    /// <summary>The camera that takes the pictures.</summary>
    public required string Camera { get; init; }

    /// <summary>Number of pictures.</summary>
    public required int Pictures { get; init; }

    /// <inheritdoc/>
    public override string? Fault() =>
        Pictures < LeastPictures ? $"pictures is {Pictures}; at least {LeastPictures} are needed." : null;

    /// <inheritdoc/>
    public override void Write(string domains, int seed, string folder, TextWriter log, CancellationToken cancellation) => ImageSet.Write(
        TaskDescription.Load(domains, Task),
        Camera,
        Pictures,
        seed,
        folder,
        jobs: 2,
        new ProgressLines(log, Pictures, "pictures"),
        cancellation);
}
