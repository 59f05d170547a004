using System.Collections.Immutable;

namespace NeuroSymbolic.Energy;

/// <summary>What a meter has found from its start to the report: phases that add up to the total.</summary>
/// <param name="Phases">Indexed by <see cref="EnergyPhase"/>.</param>
/// <param name="Total">The whole, read off the first and last count, not added up.</param>
/// <param name="Reason">Why joules are missing or estimated, and the remedy; null where they were measured.</param>
public sealed record EnergyReport(ImmutableArray<MeteredEnergy> Phases, MeteredEnergy Total, string? Reason = null)
{
    /// <summary>One phase.</summary>
    public MeteredEnergy this[EnergyPhase phase] => Phases[(int)phase];

    /// <summary>Where the joules come from: <c>rapl</c>, <c>nvml</c>, <c>model</c>, several joined by <c>+</c>, or <c>unavailable</c>.</summary>
    public string Source => Total.GrossJoules is null
        ? EnergySource.Unavailable.Label()
        : string.Join('+', Total.Readings.Select(reading => reading.Source.Label()));

    /// <summary>Perception, planning and policy, gross: the energy of deciding, joules.</summary>
    public double? ControllerJoules => Controller(phase => phase.GrossJoules);

    /// <summary>The same net of the use at rest, joules.</summary>
    public double? ControllerNetJoules => Controller(phase => phase.NetJoules);

    /// <summary>Whether any joules of the whole were read off a counter.</summary>
    public bool ReadsCounters => Total.GrossJoules is not null && Total.Readings.Any(reading => reading.Source != EnergySource.Model);

    /// <summary>The report with the joules of a phase as they were metered apart; its time stays, and so does the total. Joules of other
    /// sources than the report's are not taken over, and the phase's are then missing.</summary>
    public EnergyReport With(EnergyPhase phase, ReplayReading apart)
    {
        bool fits = apart.Source == Source;
        ImmutableArray<EnergyReading> readings =
            fits ? apart.Energy.Readings : [.. this[phase].Readings.Select(reading => new EnergyReading(reading.Source, null, null))];
        return this with
        {
            Phases = Phases.SetItem((int)phase, this[phase] with { Readings = readings }),
            Reason = fits ? Reason : apart.Reason,
        };
    }

    /// <summary>The report without joules, for a reason: its times stay.</summary>
    public EnergyReport WithoutJoules(string reason) => new(
        [.. Phases.Select(phase => phase with { ProcessorSeconds = null, Readings = [] })],
        Total with { ProcessorSeconds = null, Readings = [] },
        reason);

    private double? Controller(Func<MeteredEnergy, double?> value) =>
        value(this[EnergyPhase.Perception]) + value(this[EnergyPhase.Planning]) + value(this[EnergyPhase.Policy]);
}
