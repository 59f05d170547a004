using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments;

/// <summary>How a model is trained: <c>training/NAME.json</c>.</summary>
public sealed record TrainingSettings
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 3;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The Python script beside the file.</summary>
    public required string Script { get; init; }

    /// <summary>What it is trained on; null where that is another training's data.</summary>
    public TrainingData? Data { get; init; }

    /// <summary>The training whose data it is trained on, with that training's seed, so that both differ in nothing else; null where it has its own.</summary>
    public string? DataOf { get; init; }

    /// <summary>Seed of its own data and of the training.</summary>
    public required int Seed { get; init; }

    /// <summary>What the script reads: the shape of the network, by the names in the script; null where it has one shape only.</summary>
    public JsonElement? Network { get; init; }

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
            { Training.ValueKind: not JsonValueKind.Object } =>
                throw new InputException($"{path}: training is not an object such as {{\"epochs\": 10, \"batch\": 48, \"learning_rate\": 0.003}}."),
            _ when settings.Data is null == settings.DataOf is null => throw new InputException($"{path}: exactly one of data and data_of is needed."),
            _ when settings.Data?.Fault() is string fault => throw new InputException($"{path}: data.{fault}"),
            _ => settings,
        };
    }
}
