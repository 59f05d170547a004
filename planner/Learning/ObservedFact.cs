using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>A fact whose predicate and things are numbers.</summary>
/// <param name="Predicate">Number of the predicate.</param>
/// <param name="Arguments">Numbers of the things.</param>
/// <param name="Key">Its own number in its world.</param>
/// <param name="Fact">The fact.</param>
internal sealed record ObservedFact(int Predicate, int[] Arguments, UInt128 Key, Fact Fact);
