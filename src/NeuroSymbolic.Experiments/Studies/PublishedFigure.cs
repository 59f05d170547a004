namespace NeuroSymbolic.Experiments;

/// <summary>A figure of a published study.</summary>
/// <param name="Task">Our task that the figure is about; <c>training</c> for what training took.</param>
/// <param name="System">The study's system.</param>
/// <param name="Quantity"><c>success</c> and <c>progress</c> as fractions, <c>seconds</c>, <c>joules</c>, <c>watts</c>.</param>
/// <param name="Value">In the unit of the quantity.</param>
/// <param name="Source">Mark of its source.</param>
/// <param name="Successes">Episodes that succeeded, where known.</param>
/// <param name="Trials">Out of how many, where known.</param>
public sealed record PublishedFigure(
    string Task, string System, string Quantity, double Value, string Source, int? Successes = null, int? Trials = null);
