using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>How a model is trained: <c>training/NAME.json</c>.</summary>
public sealed record TrainingSettings
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 2;

    // one batch, and a twentieth that is held out
    private const int LeastPictures = 60;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The Python script beside the file.</summary>
    public required string Script { get; init; }

    /// <summary>The task whose objects the pictures show.</summary>
    public required string Task { get; init; }

    /// <summary>A task of one legal move, for pictures out of running episodes.</summary>
    public required string OneMoveTask { get; init; }

    /// <summary>The camera that takes the pictures.</summary>
    public required string Camera { get; init; }

    /// <summary>Number of pictures.</summary>
    public required int Pictures { get; init; }

    /// <summary>Seed of the pictures and of the training.</summary>
    public required int Seed { get; init; }

    /// <summary>What the script reads: epochs, learning rate and so on, by the names in <c>training/common/loop.py</c>.</summary>
    public required JsonElement Training { get; init; }

    /// <summary>Reads the file.</summary>
    /// <exception cref="InputException">It is missing or wrong.</exception>
    public static TrainingSettings Load(string path)
    {
        TrainingSettings settings = JsonInput.Read(path, TrainingJsonContext.Default.TrainingSettings);
        return settings switch
        {
            { SchemaVersion: not CurrentSchemaVersion } =>
                throw new InputException($"{path} has schema_version {settings.SchemaVersion}; this version reads {CurrentSchemaVersion}."),
            { Pictures: < LeastPictures } =>
                throw new InputException($"{path}: pictures is {settings.Pictures}; at least {LeastPictures} are needed."),
            { Training.ValueKind: not JsonValueKind.Object } =>
                throw new InputException($"{path}: training is not an object such as {{\"epochs\": 10, \"batch\": 48, \"learning_rate\": 0.003}}."),
            _ => settings,
        };
    }
}
