using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A number that holds at the start, such as <c>(= (fuel truck1) 30)</c>.</summary>
/// <param name="Function">The function, in lower case.</param>
/// <param name="Arguments">The objects that it speaks of.</param>
/// <param name="Value">Its value.</param>
public sealed record FunctionValue(string Function, ImmutableArray<string> Arguments, Rational Value);
