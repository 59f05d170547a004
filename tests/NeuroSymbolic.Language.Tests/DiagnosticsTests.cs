using NeuroSymbolic.Language.Protocol;

namespace NeuroSymbolic.Language.Tests;

public class DiagnosticsTests
{
    [Fact]
    public void Right_texts_have_no_findings()
    {
        Assert.Empty(Find(Texts.Domain, Texts.DomainUri));
        Assert.Empty(Find(Texts.Problem, Texts.ProblemUri));
    }

    [Theory]
    [InlineData("(on ?d ?from) (clear", "(onn ?d ?from) (clear", "onn", "Unknown predicate 'onn'; perhaps 'on' is meant.")]
    [InlineData("?to - place)", "?to - plaze)", "plaze", "Unknown type 'plaze'; perhaps 'place' is meant.")]
    [InlineData(":effect (and (on ?d ?to)", ":effect (and (on ?d)", "(on", "'on' takes 2 arguments, not 1.")]
    [InlineData("(:functions", "(:funktions", ":funktions", "Unknown section ':funktions'; perhaps ':functions' is meant.")]
    [InlineData(":parameters (?d", ":parameter (?d", ":parameter", "':parameters', ':precondition' or ':effect' is expected in the action 'move', not ':parameter'.")]
    [InlineData("(clear ?x - place))", "(clear ?x - place)", "(:predicates", "This parenthesis is never closed.")]
    [InlineData("disk peg", "dísk peg", "ísk", "Letters in names are a to z: PDDL knows no others, so write the name with those.")]
    public void The_sentence_is_the_readers_and_the_place_is_that_of_the_word(string right, string wrong, string place, string sentence)
    {
        string text = Texts.Domain.Replace(right, wrong, StringComparison.Ordinal);

        PddlDiagnostic found = Find(text, Texts.DomainUri).First(diagnostic => diagnostic.Message == sentence);

        Assert.Equal((place, PddlSeverity.Error), (text.Substring(found.Span.Start, found.Span.Length), found.Severity));
    }

    [Fact]
    public void Every_error_is_found_and_none_that_only_follows_from_another()
    {
        const string text = """
            (define (domain d)
              (:types a - object b - c c - object)
              (:predicates (p ?x - aa) (q ?x) (p ?y) (r y))
              (:action one :parameters (?x - a ?x - b) :precondition (and (p ?x) (s ?x) (not (t ?x)) (forall (?y - z) (q ?y ?y))) :effect (q ?z))
              (:frob)
              (:action two :effect (and (q ?x) (r one) (or (q ?x)))))
            """;

        Assert.Equal(
            [
                "Unknown type 'aa'", "The predicate 'p' is declared twice", "A parameter such as '?x' is expected, not 'y'",
                "'?x' is declared twice", "Unknown predicate 's'", "Unknown predicate 't'", "Unknown type 'z'", "'q' takes 1 argument, not 2",
                "Unknown parameter '?z'", "Unknown section ':frob'", "Unknown parameter '?x'", "'or' is a condition and cannot be an effect",
            ],
            Find(text, Texts.DomainUri).Select(found => found.Message.Split(';', ':')[0].TrimEnd('.') is var start && start.StartsWith("Unknown section", StringComparison.Ordinal)
                ? "Unknown section ':frob'" : start));
    }

    [Fact]
    public void A_problem_is_judged_by_its_domain()
    {
        string text = Texts.Problem.Replace("(on a b)", "(on a left a)", StringComparison.Ordinal)
            .Replace("(clear a)", "(clear lefft)", StringComparison.Ordinal).Replace("(on b home)", "(on left home)", StringComparison.Ordinal);

        Assert.Equal(
            [
                "'on' takes 2 arguments, not 3.",
                "Unknown object 'lefft': declare it in (:objects ...); perhaps 'left' is meant.",
                "'left - peg' does not fit '?d - disk' of the predicate 'on'.",
            ],
            Find(text, Texts.ProblemUri).Select(found => found.Message));
    }

    [Fact]
    public void A_broken_domain_casts_no_doubt_on_what_a_problem_says()
    {
        string domain = Texts.Domain.Replace("(clear ?x - place))", "(clear x - place))", StringComparison.Ordinal);

        Assert.Empty(Find(Texts.Problem, Texts.ProblemUri, domain));
    }

    [Fact]
    public void A_problem_without_a_domain_or_of_another_one_is_a_warning()
    {
        PddlDiagnostic alone = Assert.Single(Find(Texts.Problem, Texts.ProblemUri, domain: null));
        PddlDiagnostic other = Assert.Single(Find(Texts.Problem.Replace("domain towers", "domain tower", StringComparison.Ordinal), Texts.ProblemUri));

        Assert.Equal(PddlSeverity.Warning, alone.Severity);
        Assert.StartsWith("There is no domain towers in an open file", alone.Message, StringComparison.Ordinal);
        Assert.Equal("The problem is of the domain 'tower', but the domain beside it is 'towers'.", other.Message);
    }

    [Fact]
    public void Domains_are_found_by_name_beside_and_one_folder_up()
    {
        var texts = new Texts().With("file:///towers/domain.pddl", Texts.Domain);
        var problem = new PddlDocument("file:///towers/problems/p1.pddl", Texts.Problem);
        var elsewhere = new PddlDocument("file:///elsewhere/towers-domain.pddl", Texts.Domain);

        Assert.Equal("file:///towers/domain.pddl", new PddlWorkspace(texts).With(problem).DomainOf(problem)!.Uri);
        Assert.Equal(elsewhere.Uri, new PddlWorkspace(new Texts()).With(problem).With(elsewhere).DomainOf(problem)!.Uri);
        Assert.Null(new PddlWorkspace(new Texts()).With(problem).DomainOf(problem));
    }

    [Fact]
    public void A_problem_far_from_its_domain_is_judged_by_the_one_of_that_name_that_comes_with_the_program()
    {
        var texts = new DiskTexts(Repository.Domains);
        var problem = new PddlDocument("file:///nowhere/p1.pddl", "(define (problem p) (:domain hanoi) (:objects a - disk) (:init (clear b)) (:goal (clear a)))");
        Assert.StartsWith("Unknown object 'b'", Assert.Single(new PddlLanguage(new PddlWorkspace(texts).With(problem)).Diagnostics(problem)).Message, StringComparison.Ordinal);
        Assert.Null(texts.AddressOf("../domains/hanoi"));
        Assert.Null(texts.AddressOf(""));
    }

    [Theory]
    [InlineData("", "The text is empty; '(define ...' is expected.")]
    [InlineData("domain", "'domain' stands outside of parentheses; '(define ...' is expected.")]
    [InlineData("\0", "This is not text in UTF-8.")]
    [InlineData("(define (domain d)) (:types a)", "The text should end here, after the last closing parenthesis.")]
    [InlineData("(define (domian d))", "'(domain NAME)' is expected after 'define'.")]
    public void What_is_no_definition_has_one_finding(string text, string sentence) =>
        Assert.Equal(sentence, Assert.Single(Find(text, Texts.DomainUri)).Message);

    [Fact]
    public void A_text_too_large_for_the_planner_is_refused_at_once()
    {
        var document = new PddlDocument(Texts.ProblemUri, new string(' ', 20 << 20));

        Assert.Equal("The text has 20 MiB; at most 16 MiB are read.", Assert.Single(new PddlLanguage(Texts.Both).Diagnostics(document)).Message);
        Assert.Null(PddlLanguage.Format(document));
        Assert.Empty(PddlLanguage.Outline(document));
    }

    [Fact]
    public void Judging_ends_when_it_is_not_wanted_any_more()
    {
        using var ended = new CancellationTokenSource();
        ended.Cancel();

        Assert.Throws<OperationCanceledException>(() => new PddlLanguage(Texts.Both).Diagnostics(Texts.DomainText, ended.Token));
    }

    private static IReadOnlyList<PddlDiagnostic> Find(string text, string uri, string? domain = Texts.Domain)
    {
        var workspace = new PddlWorkspace(new Texts());
        workspace = domain is null ? workspace : workspace.With(new PddlDocument(Texts.DomainUri, domain));
        var document = new PddlDocument(uri, text);
        return new PddlLanguage(workspace.With(document)).Diagnostics(document);
    }
}
