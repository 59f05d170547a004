using System.Collections.Immutable;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments;

/// <summary>How a run's joules come about.</summary>
/// <param name="Metering">What is metered how, and why not better where it is an estimate.</param>
/// <param name="Constants">The numbers that estimates rest on, each with its range and source.</param>
public sealed record EnergyDescription(string Metering, ImmutableArray<string> Constants)
{
    /// <summary>What this machine can do for so many episodes at a time.</summary>
    public static EnergyDescription For(int jobs)
    {
        using EnergyCounters counters = EnergyCounters.Discover(TimeProvider.System);
        MeteringPlan plan = MeteringPlan.For(counters, jobs, ProcessorModel.Default);
        ImmutableArray<StatedConstant> processor = plan.Model is { } model ? [model.WattsPerBusyCore] : [];
        return new EnergyDescription(
            plan.Reason, [.. processor.AddRange(RobotEnergyModel.FrankaClass.Constants).Select(constant => constant.ToString())]);
    }
}
