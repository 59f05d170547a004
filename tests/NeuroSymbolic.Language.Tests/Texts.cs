namespace NeuroSymbolic.Language.Tests;

/// <summary>A domain and a problem of it, with places marked by the text around them.</summary>
internal sealed class Texts : IPddlTexts
{
    public const string DomainUri = "file:///towers/domain.pddl";
    public const string ProblemUri = "file:///towers/p1.pddl";

    public const string Domain = """
        (define (domain towers)
          (:requirements :strips :typing)
          (:types disk peg - place)
          (:constants home - peg)
          (:predicates
            (on ?d - disk ?x - place) ; d stands on x
            (clear ?x - place))
          (:functions (total-cost))
          (:action move
            :parameters (?d - disk ?from ?to - place)
            :precondition (and (on ?d ?from) (clear ?to) (not (on ?d home)))
            :effect (and (on ?d ?to) (not (on ?d ?from)) (clear ?from) (increase (total-cost) 1))))
        """;

    public const string Problem = """
        (define (problem one)
          (:domain towers)
          (:objects a b - disk left - peg)
          (:init (on a b) (on b left) (clear a))
          (:goal (on b home)))
        """;

    private readonly Dictionary<string, string> files = [];

    public static PddlWorkspace Both { get; } =
        new PddlWorkspace(new Texts()).With(new PddlDocument(DomainUri, Domain)).With(new PddlDocument(ProblemUri, Problem));

    public static PddlDocument DomainText => Both.Find(DomainUri)!;

    public static PddlDocument ProblemText => Both.Find(ProblemUri)!;

    /// <summary>The place directly before the second word where it first stands within the first text.</summary>
    public static int Place(PddlDocument document, string around, string word) =>
        document.Text.IndexOf(around, StringComparison.Ordinal) + around.IndexOf(word, StringComparison.Ordinal);

    public Texts With(string uri, string text)
    {
        files[uri] = text;
        return this;
    }

    public string? Read(string uri) => files.GetValueOrDefault(uri);

    public IEnumerable<string> Near(string uri) => files.Keys;
}
