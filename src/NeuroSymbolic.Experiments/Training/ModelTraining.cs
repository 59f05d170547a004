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

    private string Data => Path.Combine(work, "data");

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
        TrainingEffort effort = isResumed ? Resumed(settingsPath) : Begun(settingsPath);
        Directory.CreateDirectory(Data);
        Directory.CreateDirectory(Trained);

        // a session that is killed leaves its energy unknown
        (effort with { Joules = null }).Save(EffortFile);
        if (!File.Exists(Path.Combine(Data, ImageSet.DescriptionFile)))
        {
            effort = Metered(plan, effort.WithData, () =>
                settings.Data.Write(Path.Combine(root, "domains"), settings.Seed, Data, log, cancellation));
        }

        effort = Metered(plan with { Scope = ProcessorScope.EndedChildren }, effort.WithScript, () => python.Run(
            Path.Combine(root, "training", settings.Script),
            [SettingsCopy, "--data", Data, "--out", Trained, "--resume"],
            log,
            cancellation));
        return Publish(effort, command);
    }

    private TrainingEffort Begun(string settingsPath)
    {
        if (Directory.Exists(work))
        {
            Directory.Delete(work, recursive: true);
        }

        Directory.CreateDirectory(work);
        File.Copy(settingsPath, SettingsCopy);
        return TrainingEffort.None;
    }

    private TrainingEffort Resumed(string settingsPath)
    {
        if (!File.Exists(EffortFile))
        {
            throw new InputException($"{work} has no training of {name} to resume; leave out --resume.");
        }

        return File.ReadAllText(settingsPath) == File.ReadAllText(SettingsCopy)
            ? TrainingEffort.Load(EffortFile)
            : throw new InputException($"{settingsPath} has changed since this training of {name} began; leave out --resume to begin anew.");
    }

    // what an interrupted piece of work took counts, too
    private TrainingEffort Metered(MeteringPlan plan, Func<EnergyReport, TrainingEffort> sum, Action work)
    {
        var meter = new EnergyMeter(plan, TimeProvider.System);
        TrainingEffort effort = TrainingEffort.None;
        try
        {
            work();
        }
        finally
        {
            effort = sum(meter.Report());
            effort.Save(EffortFile);
        }

        return effort;
    }

    private string Publish(TrainingEffort effort, string command)
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
        training["command"] = command;
        training["data_seconds"] = Math.Round(effort.DataSeconds, 1);
        training["seconds"] = Math.Round(effort.ScriptSeconds, 1);
        training["energy_joules"] = effort.Joules is double joules ? Math.Round(joules) : null;
        training["energy_source"] = effort.EnergySource;
        string card = Path.Combine(folder, Path.GetFileName(trained.Path));
        AtomicFile.Write(card, [.. JsonSerializer.SerializeToUtf8Bytes(content, Indented), (byte)'\n']);
        File.Delete(EffortFile); // nothing is left to resume
        return card;
    }
}
