namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A variable over a finite domain: of its facts, which are numbered one after another, exactly one holds in every reachable
/// state.</summary>
/// <param name="FirstFact">The number of its first fact.</param>
/// <param name="Count">How many facts it has, at least two.</param>
public readonly record struct StateVariable(int FirstFact, int Count);
