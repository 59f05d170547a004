namespace NeuroSymbolic.Language;

/// <summary>What a name means.</summary>
public enum SymbolKind
{
    /// <summary>A type of things.</summary>
    Type,

    /// <summary>A predicate.</summary>
    Predicate,

    /// <summary>A function with numbers as values.</summary>
    Function,

    /// <summary>An action.</summary>
    Action,

    /// <summary>A constant of a domain or an object of a problem.</summary>
    Thing,

    /// <summary>A parameter of an action, a predicate or a quantifier.</summary>
    Variable,

    /// <summary>The name of a domain.</summary>
    Domain,

    /// <summary>The name of a problem.</summary>
    Problem,

    /// <summary>A word of PDDL itself.</summary>
    Keyword,
}
