using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>A PDDL domain: the kinds of things there are and what can be done with them.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Types">The type hierarchy.</param>
/// <param name="Constants">Objects that every problem of the domain has.</param>
/// <param name="Predicates">The predicates, in the order of the text.</param>
/// <param name="Functions">The functions with numbers as values, in the order of the text.</param>
/// <param name="Actions">The actions, in the order of the text.</param>
/// <remarks>
/// The subset: <c>:strips</c>, <c>:typing</c> with <c>either</c>, <c>:negative-preconditions</c>, <c>:equality</c> and constants.
/// Everything else is refused by its name. (PDDL 1.2: McDermott et al., technical report CVC TR-98-003, 1998.)
/// </remarks>
public sealed record PddlDomain(
    string Name,
    TypeHierarchy Types,
    ImmutableArray<TypedName> Constants,
    ImmutableArray<PredicateSchema> Predicates,
    ImmutableArray<FunctionSchema> Functions,
    ImmutableArray<ActionSchema> Actions)
{
    /// <summary>Reads a domain file.</summary>
    /// <exception cref="NeuroSymbolic.Core.InputException">The file cannot be read.</exception>
    /// <exception cref="PddlException">Its text is wrong or uses what is not supported.</exception>
    public static PddlDomain Load(string path) => DomainReader.Read(SourceText.FromFile(path));

    /// <summary>Reads a domain from its text.</summary>
    /// <param name="text">The text of a domain file.</param>
    /// <param name="name">What errors call the text.</param>
    /// <exception cref="PddlException">The text is wrong or uses what is not supported.</exception>
    public static PddlDomain Parse(string text, string name = "domain") => DomainReader.Read(new SourceText(text, name));

    /// <summary>The action of that name, or null.</summary>
    public ActionSchema? FindAction(string name) => Actions.FirstOrDefault(action => action.Name == name);

    /// <summary>The predicate of that name, or null.</summary>
    public PredicateSchema? FindPredicate(string name) => Predicates.FirstOrDefault(predicate => predicate.Name == name);
}
