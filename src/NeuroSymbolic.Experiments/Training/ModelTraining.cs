using System.Text.Json;
using System.Text.Json.Nodes;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;
using NeuroSymbolic.Perception;

namespace NeuroSymbolic.Experiments;

/// <summary>Trains a model: makes its data, runs its script, and writes into its card what both took.</summary>
/// <remarks>All that is under way stands in <c>artifacts/training/NAME</c>: the settings, the data, the script's checkpoint, and what the
/// sessions so far took. A training that was interrupted goes on from there.</remarks>
/// <param name="root">The folder that holds <c>domains</c>, <c>training</c> and <c>models</c>.</param>
/// <param name="name">The model's name.</param>
/// <param name="log">Takes progress.</param>
public sealed class ModelTraining(string root, string name, TextWriter log)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly string work = Path.Combine(root, "artifacts", "training", name);

    // what another training can start from
    private const string WeightsFile = "weights.npz";

    private string SettingsCopy => Path.Combine(work, "settings.json");

    private string EffortFile => Path.Combine(work, "effort.json");

    private string Trained => Path.Combine(work, name);

    /// <summary>Trains the model into <c>models/NAME</c>.</summary>
    /// <param name="settingsPath">Its settings.</param>
    /// <param name="isResumed">Whether to go on with an interrupted training rather than begin anew.</param>
    /// <param name="command">The command line, for the card.</param>
    /// <param name="cancellation">Ends it early; the model is then as it was, and the training can be resumed.</param>
    /// <returns>The file of the card.</returns>
    /// <exception cref="InputException">The settings or a task's files are wrong, there is nothing to resume, or the script left no network
    /// that fits its card.</exception>
    /// <exception cref="EngineException">PyTorch is missing, or its script fails.</exception>
    public string Run(string settingsPath, bool isResumed, string command, CancellationToken cancellation)
    {
        TrainingSettings settings = TrainingSettings.Load(settingsPath);
        var python = new PythonScript();
        using var counters = EnergyCounters.Discover(TimeProvider.System);
        var plan = MeteringPlan.For(counters, jobs: 1, ProcessorModel.Default);
        log.WriteLine(plan.Reason);
        Begin(settingsPath, isResumed);
        (string data, TrainingEffort dataEffort) = Data(settings, plan, cancellation);
        Directory.CreateDirectory(Trained);
        TrainingEffort scriptEffort = Metered(plan with { Scope = ProcessorScope.EndedChildren }, EffortFile, () => python.Run(
            Path.Combine(root, "training", settings.Script),
            [SettingsCopy, "--data", data, "--out", Trained, "--resume"],
            log,
            cancellation));
        return Publish(settings.DataOf, dataEffort, scriptEffort, command);
    }

    private void Begin(string settingsPath, bool isResumed)
    {
        if (!isResumed)
        {
            if (Directory.Exists(work))
            {
                Directory.Delete(work, recursive: true);
            }

            Directory.CreateDirectory(work);
            File.Copy(settingsPath, SettingsCopy);
        }
        else if (!File.Exists(SettingsCopy))
        {
            throw new InputException($"{work} has no training of {name} to resume; leave out --resume.");
        }
        else if (File.ReadAllText(settingsPath) != File.ReadAllText(SettingsCopy))
        {
            throw new InputException($"{settingsPath} has changed since this training of {name} began; leave out --resume to begin anew.");
        }
    }

    // its own, or another training's, which is made where it is missing
    private (string Folder, TrainingEffort Effort) Data(TrainingSettings settings, MeteringPlan plan, CancellationToken cancellation)
    {
        TrainingSettings source = settings.DataOf is string other
            ? TrainingSettings.Load(Path.Combine(root, "training", other + ".json"))
            : settings;
        TrainingData description = source.Data
            ?? throw new InputException($"training/{settings.DataOf}.json has no data of its own that training/{name}.json could share.");
        string folder = Path.Combine(root, "artifacts", "training", settings.DataOf ?? name, "data");
        string effortFile = Path.Combine(folder, "effort.json");
        Directory.CreateDirectory(folder);
        return (folder, File.Exists(Path.Combine(folder, ImageSet.DescriptionFile))
            ? File.Exists(effortFile) ? TrainingEffort.Load(effortFile) : TrainingEffort.None with { Joules = null }
            : Metered(plan, effortFile, () => description.Write(Path.Combine(root, "domains"), source.Seed, folder, log, cancellation)));
    }

    // what an interrupted piece of work took counts, too; a session that is killed leaves its energy unknown
    private static TrainingEffort Metered(MeteringPlan plan, string effortFile, Action work)
    {
        TrainingEffort before = TrainingEffort.Load(effortFile), after = before;
        (before with { Joules = null }).Save(effortFile);
        var meter = new EnergyMeter(plan, TimeProvider.System);
        try
        {
            work();
        }
        finally
        {
            after = before.With(meter.Report());
            after.Save(effortFile);
        }

        return after;
    }

    private string Publish(string? dataOf, TrainingEffort data, TrainingEffort script, string command)
    {
        ModelCard trained = ModelCard.Load(Trained);
        string folder = Path.Combine(root, "models", name);
        Directory.CreateDirectory(folder);
        File.Copy(trained.NetworkPath, Path.Combine(folder, trained.File), overwrite: true);
        if (File.Exists(Path.Combine(Trained, WeightsFile)))
        {
            File.Copy(Path.Combine(Trained, WeightsFile), Path.Combine(folder, WeightsFile), overwrite: true);
        }

        JsonNode content = JsonNode.Parse(File.ReadAllBytes(trained.Path))!;
        JsonNode training = content["training"]!;
        TrainingEffort both = data.With(script);
        training["command"] = command;
        training["data_seconds"] = Math.Round(data.Seconds, 1);
        training["seconds"] = Math.Round(script.Seconds, 1);
        training["energy_joules"] = Rounded(both.Joules);
        training["data_energy_joules"] = Rounded(data.Joules);
        training["script_energy_joules"] = Rounded(script.Joules);
        training["energy_source"] = both.EnergySource;
        if (dataOf is not null)
        {
            training["data_of"] = dataOf;
        }

        string card = Path.Combine(folder, Path.GetFileName(trained.Path));
        AtomicFile.Write(card, [.. JsonSerializer.SerializeToUtf8Bytes(content, Indented), (byte)'\n']);
        File.Delete(SettingsCopy); // nothing is left to resume
        File.Delete(EffortFile);
        return card;
    }

    private static double? Rounded(double? joules) => joules is double known ? Math.Round(known) : null;
}
