using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>One value that a variable of a ground task can have.</summary>
/// <param name="Fact">The fact that holds when the variable has the value; null for the value that none of the variable's other facts
/// holds.</param>
/// <param name="IsPositive">False where the value says that the fact does not hold.</param>
public sealed record GroundFact(Fact? Fact, bool IsPositive = true)
{
    /// <summary>PDDL text.</summary>
    public override string ToString() => Fact is null ? "(none of the others)" : IsPositive ? Fact.ToString()! : $"(not {Fact})";
}
