namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>A problem with what is known of it.</summary>
/// <param name="Name">Its file within its table, without extension: <c>blocks/probBLOCKS-4-0</c>.</param>
/// <param name="Domain">The family.</param>
/// <param name="DomainPath">The domain file.</param>
/// <param name="ProblemPath">The problem file.</param>
/// <param name="Kind"><c>classical</c>, <c>adl</c> or <c>numeric</c>; empty where nobody said.</param>
/// <param name="BestCost">The least cost known; null for none.</param>
/// <param name="IsBestOptimal">Whether that cost is proved least.</param>
internal sealed record BenchmarkProblem(
    string Name, string Domain, string DomainPath, string ProblemPath, string Kind, double? BestCost, bool IsBestOptimal);
