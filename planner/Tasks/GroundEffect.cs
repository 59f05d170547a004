namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A variable gets a value: the fact holds afterwards, and no other fact of its variable.</summary>
/// <param name="Condition">When it happens; looked at in the state before the action.</param>
/// <param name="Fact">The fact.</param>
/// <remarks>An action's effects are written in order, so that of two on one variable whose conditions both hold the later wins.
/// Grounding uses it for PDDL's rule that an assertion wins over a denial: denials come first.</remarks>
public sealed record GroundEffect(GroundCondition Condition, int Fact);
