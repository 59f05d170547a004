using System.Collections.Immutable;

namespace NeuroSymbolic.Cli;

/// <summary>What <c>learn-domain --json</c> prints.</summary>
internal sealed record LearnedDomainOutput(
    int SchemaVersion,
    string Domain,
    int Demonstrations,
    int Transitions,
    ImmutableArray<LearnedActionOutput> Actions,
    DomainComparisonOutput? Against);

/// <summary>How well an action is known.</summary>
internal sealed record LearnedActionOutput(string Name, int Examples, int LastChange, ImmutableArray<UnsettledOutput> Unsettled);

/// <summary>A precondition that others could stand for.</summary>
internal sealed record UnsettledOutput(string Precondition, ImmutableArray<string> Others);

/// <summary>The comparison with another domain.</summary>
internal sealed record DomainComparisonOutput(bool Equivalent, int States, ImmutableArray<string> Differences);
