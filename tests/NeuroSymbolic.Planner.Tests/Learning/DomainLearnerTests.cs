using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Learning;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

public class DomainLearnerTests
{
    private const string Head = "(trace (:objects a b c) ";

    [Fact]
    public void What_forbids_nothing_seen_is_no_precondition()
    {
        // a and b are open and lit, but only 'open' ever keeps anything from being done
        LearnedDomain learned = Learn(
            "(:state (open a) (lit a) (open b) (lit b) (lit c)) (:action (shut a)) (:state (lit a) (open b) (lit b) (lit c)) "
            + "(:action (shut b)) (:state (lit a) (lit b) (lit c)))");
        ActionSchema shut = Assert.Single(learned.Domain.Actions);
        Assert.Equal("(open ?x)", shut.Precondition.ToString());
        Assert.Equal("(and (not (open ?x)))", shut.Effect.ToString());
        Assert.Empty(learned.Actions[0].Unsettled);
    }

    [Fact]
    public void A_precondition_that_another_could_stand_for_is_named()
    {
        LearnedDomain learned = Learn("(:state (red a) (round a)) (:action (take a)) (:state (red a) (round a) (held a)))");
        ExchangeableCondition unsettled = Assert.Single(learned.Actions[0].Unsettled);
        Assert.Equal(["(red ?x)", "(round ?x)"], new[] { unsettled.Condition, Assert.Single(unsettled.Others) }.Order());
    }

    [Fact]
    public void A_thing_that_does_not_change_becomes_a_parameter_where_it_is_needed()
    {
        const string moves =
            "(trace (:objects p q - passenger f g - floor) "
            + "(:state (at f) (from p f) (from q g)) (:state (at f) (from p f) (from q g) (aboard p)) "
            + "(:state (at g) (from p f) (from q g) (aboard p)) (:state (at g) (from p f) (from q g) (aboard p) (aboard q)))";
        ActionSchema board = DomainLearner.Learn([TraceFile.Parse(moves)]).Domain.FindAction("make-aboard")!;
        Assert.Equal(["?passenger", "?floor"], board.Parameters.Select(parameter => parameter.Name));
        Assert.Contains("(at ?floor)", board.Precondition.ToString(), StringComparison.Ordinal);
        Assert.Contains("(from ?passenger ?floor)", board.Precondition.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_is_told_by_action_step_and_condition()
    {
        PddlDomain other = PddlDomain.Parse(
            "(define (domain d) (:predicates (open ?x) (free ?x)) (:action shut :parameters (?x) :precondition (and (open ?x) (free ?x)) :effect (not (open ?x))))");
        LearnedDomain learned = Learn("(:state (open a) (free a)) (:action (shut a)) (:state (free a)))");
        Demonstration start = TraceFile.Parse(Head + "(:state (open a) (free a) (open b)) (:state (open b)))");
        DomainComparison comparison = DomainComparer.Compare(learned.Domain, other, [(start.Objects, start.States[0])], states: 10, seed: 1);
        Assert.Equal(["The learned domain permits (shut b) where it should not: (free b) is false."], comparison.Differences.Select(Normal));
        Assert.True(DomainComparer.Compare(other, other, [(start.Objects, start.States[0])], states: 10, seed: 1).IsEquivalent);

        static string Normal(string sentence) => sentence.Replace("(free b) does not hold", "(free b) is false", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(:state (p a)) (:action (go a)) (:state (q b)))", "trace, step 1: 'go' changes (q b), and 'b' is none of its arguments")]
    [InlineData("(:state (p a)) (:action (go a)) (:state (q a)) (:action (go b)) (:state (p a)))", "'p' is none|'go' changes")]
    [InlineData("(:state (p a)) (:action (go a)) (:state (q a)) (:action (go a b)) (:state (p a)))", "'go' has 2 arguments here and 1 in trace, step 1")]
    [InlineData("(:state (p a)) (:action (go a)) (:state (p a b)))", "trace: (p a b) has 2 arguments, and 'p' has 1 in trace")]
    [InlineData("(:state (p a)) (:action (go a)) (:state (q a)) (:action ?) (:state (p a)))", "trace, step 1 names its action, and trace, step 2 does not")]
    [InlineData("(:state (p a)))", "the trace has 1 states; at least two are needed")]
    [InlineData("(:state (p a)) (:action (go a)))", "no state follows this action")]
    [InlineData("(:action (go a)) (:state (p a)))", "a state is expected before each action")]
    public void What_contradicts_itself_is_one_sentence(string course, string sentence)
    {
        string message = Assert.ThrowsAny<InputException>(() => Learn(course)).Message;
        Assert.Contains(sentence.Split('|'), part => message.Contains(part, StringComparison.Ordinal));
    }

    private static LearnedDomain Learn(string course) => DomainLearner.Learn([TraceFile.Parse(Head + course)]);
}
