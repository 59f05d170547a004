using System.Collections.Immutable;
using System.Globalization;

namespace NeuroSymbolic.Planner.Fuzzing;

/// <summary>What came of many mutants.</summary>
/// <param name="Count">How many were tried.</param>
/// <param name="Outcomes">How many got how far.</param>
/// <param name="Slowest">The most processor time that one took.</param>
/// <param name="MostBytes">The most memory by which the process grew with one.</param>
/// <param name="Findings">Mistakes of the planner, one a line, with the mutant's number.</param>
public sealed record FuzzReport(
    int Count,
    ImmutableDictionary<MutantOutcome, int> Outcomes,
    TimeSpan Slowest,
    long MostBytes,
    ImmutableArray<string> Findings)
{
    /// <summary>The result in a sentence.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count} mutants: {Of(MutantOutcome.Refused)} refused, {Of(MutantOutcome.Read)} read, {Of(MutantOutcome.Grounded)} read and grounded; "
        + $"slowest {Slowest.TotalMilliseconds:F0} ms of processor time, most growth of memory {MostBytes >> 20} MiB; {Findings.Length} finding(s)");

    private int Of(MutantOutcome outcome) => Outcomes.GetValueOrDefault(outcome);
}
