using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Experiments;

/// <summary>Trains a model from nothing: makes its pictures, runs its script, and writes into its card what both took.</summary>
public static class ModelTraining
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Trains the model into <c>models/NAME</c>.</summary>
    /// <param name="root">The folder that holds <c>domains</c>, <c>training</c> and <c>models</c>.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="settingsPath">Its settings.</param>
    /// <param name="command">The command line, for the card.</param>
    /// <param name="log">Takes progress.</param>
    /// <param name="cancellation">Ends it early; the model is then as it was.</param>
    /// <returns>The file of the card.</returns>
    /// <exception cref="InputException">The settings or a task's files are wrong, or the script left no network that fits its card.</exception>
    /// <exception cref="EngineException">PyTorch is missing, or its script fails.</exception>
    public static string Run(
        string root, string name, string settingsPath, string command, TextWriter log, CancellationToken cancellation)
    {
        TrainingSettings settings = TrainingSettings.Load(settingsPath);
        string domains = Path.Combine(root, "domains");
        string work = Path.Combine(root, "artifacts", "training", name);
        string pictures = Path.Combine(work, "pictures");
        string trained = Path.Combine(work, name);
        var python = new PythonScript();
        using var counters = EnergyCounters.Discover(TimeProvider.System);
        var plan = MeteringPlan.For(counters, jobs: 1, ProcessorModel.Default);
        log.WriteLine(plan.Reason);

        var dataMeter = new EnergyMeter(plan, TimeProvider.System);
        ImageSet.Write(
            TaskDescription.Load(domains, settings.Task),
            TaskDescription.Load(domains, settings.OneMoveTask),
            settings.Camera,
            settings.Pictures,
            settings.Seed,
            pictures,
            jobs: 2,
            new PictureCount(log, settings.Pictures),
            cancellation);
        EnergyReport data = dataMeter.Report();

        // what an earlier training left must not be taken for this one's
        if (Directory.Exists(trained))
        {
            Directory.Delete(trained, recursive: true);
        }

        var scriptMeter = new EnergyMeter(plan with { Scope = ProcessorScope.EndedChildren }, TimeProvider.System);
        python.Run(
            Path.Combine(root, "training", settings.Script),
            ["--data", pictures, "--out", trained, "--epochs", Text(settings.Epochs), "--seed", Text(settings.Seed)],
            log,
            cancellation);
        EnergyReport script = scriptMeter.Report();
        _ = ModelCard.Load(trained);

        string folder = Path.Combine(root, "models", name);
        Directory.CreateDirectory(folder);
        string card = Path.Combine(folder, "card.json");
        foreach (string file in Directory.GetFiles(trained))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        JsonNode content = JsonNode.Parse(File.ReadAllBytes(card))!;
        JsonNode training = content["training"]!;
        training["command"] = command;
        training["data_seconds"] = Math.Round(data.Total.Seconds, 1);
        training["seconds"] = Math.Round(script.Total.Seconds, 1);
        bool isOfOneSource = data.Source == script.Source;
        training["energy_joules"] =
            isOfOneSource && data.Total.GrossJoules + script.Total.GrossJoules is double joules ? Math.Round(joules) : null;
        training["energy_source"] = isOfOneSource ? script.Source : EnergySource.Unavailable.Label();
        AtomicFile.Write(card, [.. JsonSerializer.SerializeToUtf8Bytes(content, Indented), (byte)'\n']);
        return card;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
