using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>An action that would bring a condition about, and what it lacks.</summary>
/// <param name="Action">The action.</param>
/// <param name="Arguments">Things and free variables in the places of its parameters.</param>
/// <param name="Needs">What can never hold.</param>
/// <param name="IsAlways">Whether it lacks them whatever the free variables stand for; otherwise with these arguments.</param>
internal sealed record BlockedWay(ActionSchema Action, ImmutableArray<string> Arguments, ImmutableArray<Obstacle> Needs, bool IsAlways)
{
    public double Mending => Needs.Sum(need => need.Mending);

    public override string ToString() => $"({string.Join(' ', Arguments.Prepend(Action.Name))})";
}
