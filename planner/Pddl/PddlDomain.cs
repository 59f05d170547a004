using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A PDDL domain: the kinds of things there are and what can be done with them.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Types">The type hierarchy.</param>
/// <param name="Constants">Objects that every problem of the domain has.</param>
/// <param name="Predicates">The predicates, in the order of the text.</param>
/// <param name="Functions">The functions with numbers as values, in the order of the text.</param>
/// <param name="Actions">The actions, in the order of the text.</param>
/// <remarks>
/// PDDL 2.1 level 2 (Fox and Long, JAIR 20, 2003): strips, typing with <c>either</c>, constants, equality, negative and disjunctive
/// conditions, quantifiers, conditional effects, numbers, action costs and metrics. What is beyond it is refused by its name. Where
/// texts in circulation stray from the grammar and can mean only one thing, they are read: sections in any order, requirements that
/// are not declared, parameters of a predicate that share a name.
/// </remarks>
public sealed record PddlDomain(
    string Name,
    TypeHierarchy Types,
    ImmutableArray<TypedName> Constants,
    ImmutableArray<PredicateSchema> Predicates,
    ImmutableArray<FunctionSchema> Functions,
    ImmutableArray<ActionSchema> Actions)
{
    /// <summary>Facts that hold at the start of every problem (<c>:timeless</c> of PDDL 1.2); problems read from text have them in
    /// <see cref="PddlProblem.Init"/>.</summary>
    public FactSet Timeless { get; init; } = FactSet.Empty;

    /// <summary>Reads a domain file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    /// <exception cref="PddlException">Its text is wrong or uses what is not supported.</exception>
    public static PddlDomain Load(string path, CancellationToken cancellation = default) =>
        DomainReader.Read(SourceText.FromFile(path, cancellation));

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
