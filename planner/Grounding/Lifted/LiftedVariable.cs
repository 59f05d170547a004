namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>A parameter of an action, or a variable under a quantifier.</summary>
/// <param name="Name">Its name, with the question mark.</param>
/// <param name="Slot">Its place in the binding; every variable of a schema has its own.</param>
/// <param name="Objects">The objects of its type, ascending.</param>
/// <param name="Fits">[object]: whether the object is of its type.</param>
internal sealed record LiftedVariable(string Name, int Slot, int[] Objects, bool[] Fits);
