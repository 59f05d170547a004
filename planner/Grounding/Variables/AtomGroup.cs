namespace NeuroSymbolic.Planner.Grounding.Variables;

/// <summary>Atoms of which at most one holds in every reachable state.</summary>
/// <param name="Atoms">The atoms, ascending.</param>
/// <param name="ExactlyOne">Whether one of them always does.</param>
internal sealed record AtomGroup(int[] Atoms, bool ExactlyOne);
