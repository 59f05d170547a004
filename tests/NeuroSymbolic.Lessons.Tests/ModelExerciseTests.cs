namespace NeuroSymbolic.Lessons.Tests;

public sealed class ModelExerciseTests
{
    private const string Head = """
        (define (domain mine)
          (:types disk peg - place)
          (:predicates (on ?d - disk ?x - place) (clear ?x - place) (smaller ?d - disk ?x - place))
        """;

    [Theory]
    [InlineData("other names and another order", """
        (:action carry :parameters (?goal - place ?what - disk ?start - place)
          :precondition (and (smaller ?what ?goal) (clear ?goal) (on ?what ?start) (clear ?what))
          :effect (and (not (clear ?goal)) (not (on ?what ?start)) (clear ?start) (on ?what ?goal)))
        """)]
    [InlineData("another text of the same meaning", """
        (:action move :parameters (?d - disk ?from ?to - place)
          :precondition (and (not (not (clear ?d))) (exists (?x - place) (and (= ?x ?from) (on ?d ?x)))
            (forall (?other - disk) (not (on ?other ?to))) (smaller ?d ?to) (not (= ?from ?to)))
          :effect (and (forall (?x - place) (when (on ?d ?x) (and (not (on ?d ?x)) (clear ?x)))) (on ?d ?to) (not (clear ?to))))
        """)]
    [InlineData("two actions in the place of one", """
        (:action unstack :parameters (?d ?from - disk ?to - place)
          :precondition (and (clear ?d) (on ?d ?from) (clear ?to) (smaller ?d ?to))
          :effect (and (on ?d ?to) (clear ?from) (not (on ?d ?from)) (not (clear ?to))))
        (:action lift :parameters (?d - disk ?from - peg ?to - place)
          :precondition (and (clear ?d) (on ?d ?from) (clear ?to) (smaller ?d ?to))
          :effect (and (on ?d ?to) (clear ?from) (not (on ?d ?from)) (not (clear ?to))))
        """)]
    [InlineData("no parameter for where the cube comes from", """
        (:action put :parameters (?d - disk ?to - place)
          :precondition (and (clear ?d) (clear ?to) (smaller ?d ?to))
          :effect (and (on ?d ?to) (not (clear ?to)) (forall (?x - place) (when (on ?d ?x) (and (clear ?x) (not (on ?d ?x)))))))
        """)]
    [InlineData("conditions that say too much and never matter", """
        (:action move :parameters (?d - disk ?from ?to - place)
          :precondition (and (clear ?d) (on ?d ?from) (clear ?to) (smaller ?d ?to) (smaller ?d ?from))
          :effect (and (on ?d ?to) (clear ?from) (clear ?d) (not (on ?d ?from)) (not (clear ?to))))
        """)]
    public void Only_what_a_domain_permits_and_does_counts(string what, string action)
    {
        LessonVerdict verdict = Check(action);
        Assert.True(verdict.IsPassed, $"{what}: {string.Join('\n', verdict.Findings)}");
    }

    [Theory]
    [InlineData("a type that fits areas too", """
        (:action move :parameters (?d - disk ?from ?to - peg)
          :precondition (and (clear ?d) (on ?d ?from) (clear ?to) (smaller ?d ?to))
          :effect (and (on ?d ?to) (clear ?from) (not (on ?d ?from)) (not (clear ?to))))
        """, "a type does not fit")]
    [InlineData("no effect", """
        (:action move :parameters (?d - disk ?from ?to - place)
          :precondition (and (clear ?d) (on ?d ?from) (clear ?to) (smaller ?d ?to)) :effect (and))
        """, "it changes nothing")]
    [InlineData("one action too many", """
        (:action move :parameters (?d - disk ?from ?to - place)
          :precondition (and (clear ?d) (on ?d ?from) (clear ?to) (smaller ?d ?to))
          :effect (and (on ?d ?to) (clear ?from) (not (on ?d ?from)) (not (clear ?to))))
        (:action throw-away :parameters (?d - disk) :precondition (clear ?d) :effect (not (clear ?d)))
        """, "your domain permits (throw-away cube1), and there is no such action here.")]
    [InlineData("no parameter for where it comes from", """
        (:action move :parameters (?d - disk ?to - place)
          :precondition (and (clear ?d) (clear ?to) (smaller ?d ?to)) :effect (and (on ?d ?to) (not (clear ?to))))
        """, "there is no such action here.")]
    [InlineData("a wide action", """
        (:action move :parameters (?a ?b ?c ?d ?e ?f - disk) :effect (clear ?a))
        """, "Your action 'move' has 6 parameters.")]
    [InlineData("no action", "", "Your domain has no action yet")]
    public void What_differs_is_said_in_a_sentence(string what, string action, string sentence)
    {
        LessonVerdict verdict = Check(action);
        Assert.False(verdict.IsPassed, what);
        Assert.Contains(verdict.Findings, finding => finding.Sentence.Contains(sentence, StringComparison.Ordinal));
        Assert.All(verdict.Findings, finding => Assert.NotEmpty(finding.Hint));
    }

    [Fact]
    public void Thousands_of_actions_are_told_to_be_too_many()
    {
        LessonVerdict verdict = Check(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"(:action a{i} :parameters (?d - disk ?x ?y - place) :effect (clear ?x))\n")));
        Assert.Equal("Your domain has 20000 actions, and one is enough here.", Assert.Single(verdict.Findings).Sentence);
    }

    [Fact]
    public void A_domain_in_other_words_than_the_tables_is_told_so()
    {
        LessonVerdict verdict = LessonCheck.CheckText(2, Head.Replace("(clear ?x", "(free ?x", StringComparison.Ordinal) + ")", "d", Repository.Root);
        Assert.StartsWith("Your domain has no predicate (clear ?x)", Assert.Single(verdict.Findings).Sentence, StringComparison.Ordinal);
    }

    private static LessonVerdict Check(string action) => LessonCheck.CheckText(2, $"{Head}\n{action})", "domain", Repository.Root);
}
