namespace NeuroSymbolic.Planner.Learning;

/// <summary>What was observed of one action.</summary>
/// <param name="Name">Its name; null where nobody gave it one.</param>
/// <param name="ParameterCount">How many things it speaks of.</param>
/// <param name="Examples">Its examples in the order of the demonstrations.</param>
internal sealed record ActionExamples(string? Name, int ParameterCount, List<Example> Examples);
