using System.Collections.Immutable;

namespace NeuroSymbolic.Energy;

/// <summary>What a meter reads, and why.</summary>
public sealed record MeteringPlan
{
    private MeteringPlan(string reason, string? whyNotMeasured)
    {
        Reason = reason;
        WhyNotMeasured = whyNotMeasured;
    }

    /// <summary>Reads time only; every figure in joules is missing.</summary>
    public static MeteringPlan TimeOnly { get; } = None("Energy is not metered.");

    /// <summary>Counters to read.</summary>
    public ImmutableArray<IEnergyCounter> Counters { get; private init; } = [];

    /// <summary>The estimate for processors, where no counter is read for them, and where a counter fails for the time that it fails.</summary>
    public ProcessorModel? Model { get; private init; }

    /// <summary>Whose processor time is counted; null for nobody's.</summary>
    public ProcessorScope? Scope { get; init; }

    /// <summary>What the counters gain at rest, for figures net of it.</summary>
    public IdlePower? Idle { get; init; }

    /// <summary>For people: what is metered how, and the remedy where it is but an estimate.</summary>
    public string Reason { get; }

    /// <summary>Why no counter is read for the processors, and the remedy; null where one is.</summary>
    public string? WhyNotMeasured { get; }

    /// <summary>Reads time only, for a reason.</summary>
    public static MeteringPlan None(string reason) => new(reason, reason);

    /// <summary>The rule: a counter covers the whole machine, so it is read only when one episode runs at a time.</summary>
    /// <remarks>Several at a time are estimated, or metered afterwards by <see cref="ReplayMeter"/> under the plan for one.</remarks>
    /// <param name="counters">The machine's counters.</param>
    /// <param name="jobs">Episodes at the same time.</param>
    /// <param name="model">The estimate that stands in for a missing counter of the processors.</param>
    public static MeteringPlan For(EnergyCounters counters, int jobs, ProcessorModel model)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(jobs);
        bool runAlone = jobs == 1;
        ImmutableArray<IEnergyCounter> read = runAlone ? [.. counters.Found.OrderBy(counter => counter.Source)] : [];
        bool readsProcessors = read.Any(counter => counter.Source == EnergySource.Rapl);
        IEnumerable<string> metered = read.IsEmpty
            ? []
            : [$"Metered: {string.Join("; ", read.Select(counter => $"{counter.Source.Label()} ({counter.Description})"))}."];
        IEnumerable<string> uncounted = counters.Missing.Where(missing => missing.LeavesUseUncounted)
            .Select(missing => $"{missing.Reason} What it uses is in no figure.");
        string? whyNotMeasured = readsProcessors ? null
            : !runAlone && !counters.Found.IsEmpty
                ? $"The counters cover the whole machine and cannot tell {jobs} episodes at a time apart; --jobs 1 reads them."
                : counters.Missing.FirstOrDefault(missing => missing.Source == EnergySource.Rapl)?.Reason;
        IEnumerable<string> modelled = readsProcessors ? [] : ["Processors are estimated from their busy time.", whyNotMeasured ?? ""];
        return new MeteringPlan(string.Join(' ', [.. metered, .. modelled, .. uncounted]).Trim(), whyNotMeasured)
        {
            Counters = read,
            Model = model,
            Scope = runAlone ? ProcessorScope.Process : ProcessorScope.Thread,
        };
    }
}
