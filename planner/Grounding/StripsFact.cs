using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>A proposition of a ground task: a fact, or its absence where some condition asks for that.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="IsPositive">False for the proposition that the fact does not hold.</param>
public sealed record StripsFact(Fact Fact, bool IsPositive = true)
{
    /// <summary>PDDL text.</summary>
    public override string ToString() => IsPositive ? Fact.ToString() : $"(not {Fact})";
}
