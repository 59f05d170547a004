namespace NeuroSymbolic.Language;

/// <summary>What a PDDL text defines.</summary>
public enum PddlKind
{
    /// <summary>Neither a domain nor a problem, or not yet.</summary>
    Unknown,

    /// <summary>A domain.</summary>
    Domain,

    /// <summary>A problem.</summary>
    Problem,
}
