using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Experiments;

/// <summary>What one model's training took, as its card says. What a card does not say is null.</summary>
/// <param name="Model">The model.</param>
/// <param name="Source">Where the joules come from.</param>
/// <param name="Hardware">The machine.</param>
/// <param name="Seconds">The final training.</param>
/// <param name="TrainingJoules">The final training; with its data where the card does not tell them apart.</param>
/// <param name="DataJoules">Demonstrations and pictures.</param>
/// <param name="TuningJoules">Trainings that were tried on the way.</param>
/// <param name="Pretrained">What the model took pretrained, whose energy nobody knows.</param>
/// <param name="Missing">Why there is no figure; null where there is one.</param>
/// <param name="Curve">What it reached on the way; null where the card does not say.</param>
public sealed record TrainingShare(
    string Model,
    string? Source,
    string? Hardware,
    double? Seconds,
    [property: JsonPropertyName("training_j")] double? TrainingJoules,
    [property: JsonPropertyName("data_j")] double? DataJoules,
    [property: JsonPropertyName("tuning_j")] double? TuningJoules,
    string? Pretrained,
    string? Missing,
    LearningCurve? Curve = null)
{
    /// <summary>All that is known of it.</summary>
    [JsonPropertyName("everything_j")]
    public double? EverythingJoules => TrainingJoules + (DataJoules ?? 0) + (TuningJoules ?? 0);

    /// <summary>Reads <c>models/NAME/card.json</c>: <c>training.energy_joules</c> is of training and data, of which
    /// <c>data_energy_joules</c> and <c>script_energy_joules</c> are the parts. Cards in <c>models/NAME/tried</c> are of trainings on the way to it; data that they
    /// share with another training count there.</summary>
    /// <param name="root">The checkout's root folder.</param>
    /// <param name="model">The model's name.</param>
    public static TrainingShare Read(string root, string model)
    {
        string folder = Path.Combine(root, "models", model);
        try
        {
            JsonNode? training = Training(Path.Combine(folder, "card.json"));
            double? both = (double?)training?["energy_joules"], data = (double?)training?["data_energy_joules"];
            double? script = (double?)training?["script_energy_joules"] ?? (both - (data ?? 0));
            string tried = Path.Combine(folder, "tried");
            return new TrainingShare(
                model,
                (string?)training?["energy_source"],
                (string?)training?["hardware"],
                (double?)training?["seconds"],
                script,
                data,
                Directory.Exists(tried) ? Directory.GetFiles(tried, "*.json").Sum(card => Tried(Training(card))) : null,
                training?["pretrained"]?.ToString(),
                script is null ? $"models/{model}/card.json does not say what its training took" : null,
                LearningCurve.Of(model, training));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return None(model, $"there is no models/{model}/card.json");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or FormatException)
        {
            return None(model, $"models/{model}/card.json cannot be read");
        }
    }

    private static JsonNode? Training(string card) => JsonNode.Parse(File.ReadAllBytes(card))?["training"];

    // unknown ones are left out, so that the sum is a lower bound then
    private static double Tried(JsonNode? training) =>
        (double?)training?[training?["data_of"] is null ? "energy_joules" : "script_energy_joules"] ?? 0;

    private static TrainingShare None(string model, string why) => new(model, null, null, null, null, null, null, null, why);
}
