using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A PDDL problem: the things there are, what holds at the start, and what must hold at the end.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Objects">The objects beside the domain's constants.</param>
/// <param name="Init">All that is true at the start; the rest is false.</param>
/// <param name="InitialValues">The values of functions at the start; the others are undefined.</param>
/// <param name="Goal">What must hold at the end.</param>
/// <param name="Metric">What makes a plan good; null where fewer steps do.</param>
public sealed record PddlProblem(
    string Name,
    ImmutableArray<TypedName> Objects,
    FactSet Init,
    ImmutableArray<FunctionValue> InitialValues,
    Formula Goal,
    Metric? Metric)
{
    /// <summary>The domain that the problem's text says it is of; null where there is no text. It may be another than the one that it was read
    /// with.</summary>
    public string? DomainName { get; init; }

    /// <summary>A problem made from facts, as an agent has them.</summary>
    public PddlProblem(string name, ImmutableArray<TypedName> objects, FactSet init, FactSet goal)
        : this(name, objects, init, [], new Formula.And([.. goal.Select(fact => new Formula.Atom(fact.Predicate, fact.Arguments))]), Metric: null)
    {
    }

    /// <summary>Reads a problem file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="domain">The domain that gives its names their meaning.</param>
    /// <param name="cancellation">Ends reading with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="InputException">The file cannot be read.</exception>
    /// <exception cref="PddlException">Its text is wrong or uses what is not supported.</exception>
    public static PddlProblem Load(string path, PddlDomain domain, CancellationToken cancellation = default) =>
        ProblemReader.Read(SourceText.FromFile(path, cancellation), domain);

    /// <summary>Reads a problem from its text.</summary>
    /// <param name="text">The text of a problem file.</param>
    /// <param name="domain">The domain that gives its names their meaning.</param>
    /// <param name="name">What errors call the text.</param>
    /// <exception cref="PddlException">The text is wrong or uses what is not supported.</exception>
    public static PddlProblem Parse(string text, PddlDomain domain, string name = "problem") =>
        ProblemReader.Read(new SourceText(text, name), domain);
}
