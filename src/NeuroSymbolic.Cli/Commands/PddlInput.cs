using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Cli;

/// <summary>What the PDDL files of a command hold.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Others">The files after them.</param>
/// <param name="DomainPath">Where the domain was read from.</param>
internal sealed record PddlInput(PddlDomain Domain, PddlProblem Problem, string[] Others, string DomainPath);
