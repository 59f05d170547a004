using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language;

/// <summary>What a domain's text could be read as when what is wrong is left out.</summary>
/// <param name="Domain">Null where too much is wrong.</param>
/// <param name="Doubtful">Names whose declarations are wrong: what other texts say of them is not judged.</param>
/// <param name="Diagnostics">What is wrong.</param>
internal sealed record DomainReading(PddlDomain? Domain, HashSet<string> Doubtful, IReadOnlyList<PddlDiagnostic> Diagnostics);
