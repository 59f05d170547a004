namespace NeuroSymbolic.Language.Tests;

public class LanguageTests
{
    private readonly PddlLanguage language = new(Texts.Both);

    [Fact]
    public void A_predicate_shows_its_parameters_its_comment_and_its_uses() => Assert.Equal(
        "```pddl\n(on ?d - disk ?x - place)\n```\n\nd stands on x\n\nUsed in: condition of move, effect of move",
        Hover(Texts.ProblemText, "(on a b)", "on"));

    [Fact]
    public void An_action_shows_its_parts()
    {
        string shown = Hover(Texts.DomainText, "move", "move")!;

        Assert.StartsWith("```pddl\n(:action move\n  :parameters (?d - disk ?from ?to - place)\n  :precondition (and ", shown, StringComparison.Ordinal);
        Assert.Contains("\n  :effect (and", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- place)", "place", null)]
    [InlineData("?d - disk ?x", "disk", "```pddl\ndisk - place\n```\n\nKind of: place")]
    [InlineData(":precondition", ":precondition", "`:precondition`: The condition that must hold before the action; left out, it holds always.")]
    [InlineData("(not (on ?d home))", "home", "```pddl\nhome - peg\n```")]
    [InlineData("?to) (not", "?to", "```pddl\n?to - place\n```")]
    [InlineData("(increase", "increase", "`increase`: The function's value grows by the number.")]
    public void Names_and_words_show_what_they_are(string around, string word, string? expected) =>
        Assert.Equal(expected, Hover(Texts.DomainText, around, word));

    [Fact]
    public void Objects_of_a_problem_show_their_type() =>
        Assert.Equal("```pddl\nleft - peg\n```", Hover(Texts.ProblemText, "(on b left)", "left"));

    [Fact]
    public void A_section_is_completed_by_what_fits_there()
    {
        Assert.Contains(":predicates", Complete("(define (domain d)\n  (:|)"));
        Assert.Contains(":goal", Complete("(define (problem d)\n  (:domain towers) (|"));
        Assert.DoesNotContain(":predicates", Complete("(define (problem d)\n  (:domain towers) (|"));
        Assert.Equal([":precondition", ":effect"], Complete("(define (domain d)\n  (:action a :parameters () |)"));
        Assert.Equal(["define"], Complete("(|"));
        Assert.Contains(":typing", Complete("(define (domain d) (:requirements :|"));
    }

    [Fact]
    public void Conditions_are_completed_by_predicates_with_their_parameters()
    {
        PddlCompletion on = CompleteAt(Change("(clear ?to)", "(|)"))[0];

        Assert.Equal(("on", "(on ?d - disk ?x - place)"), (on.Label, on.Detail));
        Assert.Equal(["?d", "?x"], on.Parameters);
        Assert.Contains("exists", Complete(Change("(clear ?to)", "(|)")));
        Assert.DoesNotContain("exists", Complete(Change("(clear ?from)", "(|)")));
        Assert.Contains("increase", Complete(Change("(clear ?from)", "(|)")));
    }

    [Fact]
    public void Arguments_are_completed_by_variables_in_scope_those_of_the_type_first()
    {
        Assert.Equal(["?from", "?to", "?d", "home"], Complete(Change("(clear ?to)", "(clear |)")));
        Assert.Equal(["?y", "?d", "?from", "?to", "home"], Complete(Change("(clear ?to)", "(forall (?y - disk) (on ?|))")));
    }

    [Fact]
    public void Types_stand_after_hyphens_and_objects_in_problems()
    {
        Assert.Equal(["disk", "peg", "object", "either"], Complete(Change("?to - place", "?to - |")));
        Assert.Equal(["disk", "peg", "object", "either"], Complete(Texts.Problem.Replace("left - peg", "left - |", StringComparison.Ordinal), Texts.ProblemUri));
        Assert.Equal(["a", "b", "left", "home"], Complete(Texts.Problem.Replace("(on a b)", "(on |", StringComparison.Ordinal), Texts.ProblemUri));
    }

    [Fact]
    public void Comments_are_not_completed() => Assert.Empty(Complete("(define (domain d) ; (|"));

    [Theory]
    [InlineData("(on a b)", "on", Texts.DomainUri, "(on ?d - disk", "on")]
    [InlineData("(clear a)", "a)", Texts.ProblemUri, "a b - disk", "a")]
    [InlineData("(on b home)", "home", Texts.DomainUri, "home - peg", "home")]
    [InlineData("left - peg", "peg", Texts.DomainUri, "disk peg", "peg")]
    [InlineData(":domain towers", "towers", Texts.DomainUri, "(domain towers)", "towers")]
    public void Definitions_are_found_in_the_domain_too(string around, string word, string uri, string targetAround, string target)
    {
        PddlLocation found = language.Definition(Texts.ProblemText, Texts.Place(Texts.ProblemText, around, word))!;

        Assert.Equal((uri, Texts.Place(Texts.Both.Find(uri)!, targetAround, target)), (found.Document.Uri, found.Span.Start));
    }

    [Fact]
    public void References_are_those_of_domain_and_problems()
    {
        IReadOnlyList<PddlLocation> found = language.References(Texts.DomainText, Texts.Place(Texts.DomainText, "(on ?d - disk", "on"));

        Assert.Equal(5, found.Count(place => place.Document.Uri == Texts.DomainUri));
        Assert.Equal(3, found.Count(place => place.Document.Uri == Texts.ProblemUri));
        Assert.Equal(7, language.References(Texts.DomainText, Texts.Place(Texts.DomainText, "(on ?d - disk", "on"), withDeclaration: false).Count);
    }

    [Fact]
    public void A_renamed_predicate_changes_in_domain_and_problem()
    {
        (string domain, string problem) = Rename(Texts.ProblemText, "(on a b)", "on", "stands-on");

        Assert.Equal(Texts.Domain.Replace("(on ", "(stands-on ", StringComparison.Ordinal), domain);
        Assert.Equal(Texts.Problem.Replace("(on ", "(stands-on ", StringComparison.Ordinal), problem);
    }

    [Fact]
    public void A_renamed_variable_changes_in_its_action_alone()
    {
        (string domain, string problem) = Rename(Texts.DomainText, "(on ?d ?from)", "?d", "cube");

        Assert.Contains("(on ?d - disk ?x - place)", domain, StringComparison.Ordinal);
        Assert.Contains("(?cube - disk ?from ?to - place)", domain, StringComparison.Ordinal);
        Assert.Contains("(not (on ?cube ?from))", domain, StringComparison.Ordinal);
        Assert.Equal(Texts.Problem, problem);
    }

    [Fact]
    public void Files_that_are_not_open_are_renamed_too()
    {
        var texts = new Texts().With("file:///towers/p2.pddl", Texts.Problem);
        PddlWorkspace workspace = new PddlWorkspace(texts).With(Texts.DomainText);

        RenameOutcome outcome = new PddlLanguage(workspace).Rename(Texts.DomainText, Texts.Place(Texts.DomainText, "disk peg", "disk"), "cube");

        Assert.Contains(outcome.Places, place => place.Document.Uri == "file:///towers/p2.pddl");
    }

    [Theory]
    [InlineData("(clear ?to)", "clear", "on", "'on' already means something here; choose another name.")]
    [InlineData("(clear ?to)", "clear", "and", "'and' is a word of PDDL; choose another name.")]
    [InlineData("(clear ?to)", "clear", "is clear", "'is clear' cannot be a name: a name has letters, digits, '-' and '_' only.")]
    [InlineData("(clear ?to)", "clear", "2clear", "'2clear' cannot be a name: ")]
    [InlineData("(clear ?to)", "?to", "?from", "'?from' already means something here; choose another name.")]
    [InlineData("(total-cost) 1", "total-cost", "sum", "'total-cost' has a meaning of its own and keeps its name.")]
    [InlineData("(and (on", "and", "or", "Here is no name that can be changed.")]
    public void Names_that_cannot_be_are_refused(string around, string word, string name, string sentence)
    {
        RenameOutcome outcome = language.Rename(Texts.DomainText, Texts.Place(Texts.DomainText, around, word), name);

        Assert.StartsWith(sentence, outcome.Refusal, StringComparison.Ordinal);
        Assert.Empty(outcome.Places);
    }

    [Fact]
    public void The_outline_lists_what_is_declared() => Assert.Equal(
        "towers, :requirements, :types(disk peg), :constants(home), :predicates(on clear), :functions(total-cost), move",
        string.Join(", ", PddlLanguage.Outline(Texts.DomainText).Select(item => item.Children.Count == 0 ? item.Name
            : $"{item.Name}({string.Join(' ', item.Children.Select(child => child.Name))})")));

    private static string Change(string old, string now) => Texts.Domain.Replace(old, now, StringComparison.Ordinal);

    private static string[] Complete(string marked, string uri = Texts.DomainUri) => [.. CompleteAt(marked, uri).Select(item => item.Label)];

    private static IReadOnlyList<PddlCompletion> CompleteAt(string marked, string uri = Texts.DomainUri)
    {
        int offset = marked.IndexOf('|', StringComparison.Ordinal);
        var document = new PddlDocument(uri, marked.Remove(offset, 1));
        return new PddlLanguage(Texts.Both.With(document)).Completion(document, offset);
    }

    private string? Hover(PddlDocument document, string around, string word) => language.Hover(document, Texts.Place(document, around, word))?.Markdown;

    private (string Domain, string Problem) Rename(PddlDocument document, string around, string word, string name)
    {
        RenameOutcome outcome = language.Rename(document, Texts.Place(document, around, word), name);
        Assert.Null(outcome.Refusal);
        string Changed(PddlDocument text) => outcome.Places.Where(place => place.Document.Uri == text.Uri).OrderByDescending(place => place.Span.Start)
            .Aggregate(text.Text, (now, place) => now.Remove(place.Span.Start, place.Span.Length).Insert(place.Span.Start, outcome.NewName));
        return (Changed(Texts.DomainText), Changed(Texts.ProblemText));
    }
}
