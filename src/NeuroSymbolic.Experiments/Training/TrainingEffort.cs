using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments;

/// <summary>What a part of a training took, all its sessions together.</summary>
/// <param name="Seconds">Time.</param>
/// <param name="Joules">Energy; null when a part of it is not known.</param>
/// <param name="EnergySource">Where the joules come from, as <see cref="EnergyReport.Source"/> has it.</param>
internal sealed record TrainingEffort(double Seconds, double? Joules, string EnergySource)
{
    /// <summary>Before the first session.</summary>
    public static TrainingEffort None { get; } = new(0, 0, "");

    /// <summary>What the sessions before took, by their file; none where there is no file.</summary>
    /// <exception cref="InputException">The file is wrong.</exception>
    public static TrainingEffort Load(string path) =>
        File.Exists(path) ? JsonInput.Read(path, TrainingJsonContext.Default.TrainingEffort) : None;

    /// <summary>Writes the file.</summary>
    public void Save(string path) => AtomicFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(this, TrainingJsonContext.Default.TrainingEffort));

    /// <summary>Together with one more session.</summary>
    public TrainingEffort With(EnergyReport session) => With(new TrainingEffort(session.Total.Seconds, session.Total.GrossJoules, session.Source));

    /// <summary>Together with another part; joules of different sources are not added up.</summary>
    public TrainingEffort With(TrainingEffort other)
    {
        bool isOfOneSource = EnergySource is "" || other.EnergySource is "" || EnergySource == other.EnergySource;
        return new TrainingEffort(
            Seconds + other.Seconds,
            isOfOneSource ? Joules + other.Joules : null,
            !isOfOneSource ? Energy.EnergySource.Unavailable.Label() : EnergySource is "" ? other.EnergySource : EnergySource);
    }
}
