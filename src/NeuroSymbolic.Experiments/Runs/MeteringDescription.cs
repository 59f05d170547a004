using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Energy;

namespace NeuroSymbolic.Experiments;

/// <summary>How a run's joules come about.</summary>
/// <param name="Metering">What is metered how, and why not better where it is an estimate.</param>
/// <param name="Constants">The numbers that estimates rest on, each with its range and source.</param>
/// <param name="RestWatts">What each source showed while the program waited, before it began or last went on; null where no counter is read.</param>
/// <param name="RestSeconds">How long it waited.</param>
/// <param name="RestWattsAfter">The same once more after the last episode; null where it was not measured.</param>
public sealed record MeteringDescription(
    string Metering,
    ImmutableArray<string> Constants,
    ImmutableSortedDictionary<string, double>? RestWatts = null,
    double? RestSeconds = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableSortedDictionary<string, double>? RestWattsAfter = null)
{
    /// <summary>What a machine with these counters can do for a run.</summary>
    public static MeteringDescription For(EnergyCounters counters, RunOptions options, RobotDescription robot)
    {
        MeteringPlan plan = MeteringPlan.For(counters, options.Jobs, ProcessorModel.Default);
        ImmutableArray<StatedConstant> processor = plan.Model is { } model ? [model.WattsPerBusyCore] : [];
        string again = counters.Found.IsEmpty || options.MeterAgain == MeterAgainChoice.None ? "" : string.Create(
            CultureInfo.InvariantCulture,
            $" {(options.MeterAgain == MeterAgainChoice.All ? "Every episode" : "The first episode of each task and agent")} runs alone, "
            + $"and its short phases are metered again by replaying them for {ReplayMeter.Shortest.TotalSeconds} s.");
        return new MeteringDescription(
            plan.Reason + again,
            [.. processor.AddRange(RobotEnergyModel.Of(robot.Electric).Constants).Select(constant => constant.ToString())]);
    }
}
