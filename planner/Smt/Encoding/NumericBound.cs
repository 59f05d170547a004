using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Smt.Encoding;

/// <summary>What a plan of a task with numbers may have at most.</summary>
/// <param name="MostActions">Actions.</param>
/// <param name="MostCost">The cost of all; null for no limit.</param>
/// <param name="Negative">An expression that must be below zero at the end; null for none.</param>
internal sealed record NumericBound(int MostActions = int.MaxValue, long? MostCost = null, LinearExpression? Negative = null);
