using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments;

/// <summary>What a training took, all its sessions together.</summary>
/// <param name="DataSeconds">Time for its data.</param>
/// <param name="ScriptSeconds">Time of its script.</param>
/// <param name="Joules">Energy of both; null when a part of it is not known.</param>
/// <param name="EnergySource">Where the joules come from, as <see cref="EnergyReport.Source"/> has it.</param>
internal sealed record TrainingEffort(double DataSeconds, double ScriptSeconds, double? Joules, string EnergySource)
{
    /// <summary>Before the first session.</summary>
    public static TrainingEffort None { get; } = new(0, 0, 0, "");

    /// <summary>What the sessions before took, by their file.</summary>
    /// <exception cref="InputException">The file is missing or wrong.</exception>
    public static TrainingEffort Load(string path) => JsonInput.Read(path, TrainingJsonContext.Default.TrainingEffort);

    /// <summary>Writes the file.</summary>
    public void Save(string path) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, TrainingJsonContext.Default.TrainingEffort));

    /// <summary>Together with the making of data.</summary>
    public TrainingEffort WithData(EnergyReport data) => With(data) with { DataSeconds = DataSeconds + data.Total.Seconds };

    /// <summary>Together with a run of the script.</summary>
    public TrainingEffort WithScript(EnergyReport script) => With(script) with { ScriptSeconds = ScriptSeconds + script.Total.Seconds };

    // joules of different sources are not added up
    private TrainingEffort With(EnergyReport part)
    {
        bool isOfOneSource = EnergySource is "" || EnergySource == part.Source;
        return this with
        {
            Joules = isOfOneSource ? Joules + part.Total.GrossJoules : null,
            EnergySource = isOfOneSource ? part.Source : Energy.EnergySource.Unavailable.Label(),
        };
    }
}
