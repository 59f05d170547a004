using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Perception;

/// <summary>What a trained network is for and what it takes and gives: <c>card.json</c> beside the network.</summary>
/// <remarks>The card also tells how the network was trained and measured; that is for people and is not read here.</remarks>
public record ModelCard
{
    /// <summary>The only layout of the file that this version reads.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>Layout of the file.</summary>
    public required int SchemaVersion { get; init; }

    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The network's file in the folder of the card.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of that file, 64 hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What the network takes.</summary>
    public required ImmutableArray<TensorSignature> Inputs { get; init; }

    /// <summary>What it gives.</summary>
    public required ImmutableArray<TensorSignature> Outputs { get; init; }

    /// <summary>The file of the card.</summary>
    [JsonIgnore]
    public string Path { get; private init; } = "";

    /// <summary>The file of the network.</summary>
    [JsonIgnore]
    public string NetworkPath => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, File);

    /// <summary>Reads the card of a model's folder, and makes sure that the network beside it is the one that the card is about.</summary>
    /// <inheritdoc cref="Load{T}" path="/exception"/>
    public static ModelCard Load(string folder) => Load(folder, PerceptionJsonContext.Default.ModelCard);

    /// <summary>Reads the card of a model's folder as the card of one kind of model.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kind">How that kind of card is read.</param>
    /// <exception cref="InputException">The card is missing or wrong, or the network is missing or another one, or there is no such folder.</exception>
    public static T Load<T>(string folder, JsonTypeInfo<T> kind)
        where T : ModelCard
    {
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{folder} is missing: ./neurosym train {System.IO.Path.GetFileName(folder)} makes the model.");
        }

        string path = System.IO.Path.Combine(folder, "card.json");
        T card = JsonInput.Read(path, kind) with { Path = path };
        if (card.SchemaVersion != CurrentSchemaVersion)
        {
            throw new InputException($"{path} has schema_version {card.SchemaVersion}; this version reads {CurrentSchemaVersion}.");
        }

        if (card.Inputs.IsDefaultOrEmpty || card.Outputs.IsDefaultOrEmpty)
        {
            throw new InputException($"{path} must list at least one of each: inputs, outputs.");
        }

        string found = Hash(card.NetworkPath);
        return found.Equals(card.Sha256, StringComparison.OrdinalIgnoreCase)
            ? card
            : throw new InputException(
                $"{card.NetworkPath} is not the network of {path}: its SHA-256 is {found}, the card says {card.Sha256}; "
                + "train it again or fetch both files of one training.");
    }

    private static string Hash(string path)
    {
        try
        {
            using FileStream file = System.IO.File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read: {error.Message}", error);
        }
    }
}
