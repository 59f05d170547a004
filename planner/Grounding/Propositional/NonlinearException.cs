namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>An expression is not linear; the message is its text. Who knows where it stands turns it into a sentence.</summary>
internal sealed class NonlinearException(string expression) : Exception(expression);
