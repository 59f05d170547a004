using NeuroSymbolic.Planner.Fuzzing;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Tests;

public class PddlErrorTests
{
    private const string Head = "(define (domain d) (:predicates (on ?x ?y) (clear ?x))";

    [Theory]
    [InlineData("", "d:1:1: the text is empty; '(define ...' is expected.")]
    [InlineData("  ; only a comment", "d:1:1: the text is empty; '(define ...' is expected.")]
    [InlineData("hello", "d:1:1: 'hello' stands outside of parentheses; '(define ...' is expected.")]
    [InlineData("(hello)", "d:1:1: '(define (domain NAME) ...)' is expected.")]
    [InlineData("(define)", "d:1:2: '(domain NAME)' is expected after 'define'.")]
    [InlineData("(define (problem p))", "d:1:9: '(domain NAME)' is expected after 'define'; this is a problem.")]
    [InlineData("(define (domain d)", "d:1:1: this parenthesis is never closed.")]
    [InlineData("(define (domain d)))", "d:1:20: the text should end here, after the last closing parenthesis.")]
    [InlineData(")", "d:1:1: this parenthesis closes nothing; '(define ...' is expected first.")]
    [InlineData("(define (domain d)\n  (:predicate (p)))", "d:2:4: unknown section ':predicate'; perhaps ':predicates' is meant.")]
    [InlineData("(define (domain d) (:derived (p) (q)))", "d:1:20: :derived (derived predicates) is not supported.")]
    [InlineData("(define (domain d) (:durative-action a))", "d:1:20: :durative-action (actions with a duration) is not supported.")]
    [InlineData("(define (domain d) (:process p))", "d:1:20: :process (continuous change) is not supported.")]
    [InlineData("(define (domain d) (:types t) (:functions (f) - t))",
        "d:1:49: functions with other values than numbers are not supported; '- number' is expected.")]
    [InlineData("(define (domain d) (:predicates (and ?x)))", "d:1:33: a predicate such as '(on ?x ?y)' is expected, not the list '(and ...)'.")]
    [InlineData("(define (domain d) (:requirements strips))", "d:1:35: a requirement such as ':strips' is expected, not 'strips'.")]
    [InlineData("(define (domain d) (:types a - b b - a))", "d:1:20: the type 'a' would be a kind of itself.")]
    [InlineData("(define (domain d) (:types a -))", "d:1:30: a type is expected after '-'.")]
    [InlineData("(define (domain d) (:types a --b))", "d:1:30: a type is expected after '-', not '-b'.")]
    [InlineData("(define (domain d) (:types a - -b))", "d:1:32: a name without '?', ':' or '-' before it is expected, not '-b'.")]
    [InlineData("(define (domain d) (:types disk) (:constants a - disc))", "d:1:50: unknown type 'disc'; perhaps 'disk' is meant.")]
    [InlineData("(define (domain d) (:predicates (p) (p)))", "d:1:37: the predicate 'p' is declared twice.")]
    [InlineData("(define (domain d) (:predicates p))", "d:1:33: a predicate such as '(on ?x ?y)' is expected, not 'p'.")]
    [InlineData("(define (domain d) (:predicates (p x)))", "d:1:36: a parameter such as '?x' is expected, not 'x'.")]
    [InlineData(Head + "\n(:action a :parameters (?x)\n :precondition (claer ?x)))", "d:3:17: unknown predicate 'claer'; perhaps 'clear' is meant.")]
    [InlineData(Head + "\n(:action a :parameters (?x) :effect (clear ?y)))", "d:2:44: unknown parameter '?y'; perhaps '?x' is meant.")]
    [InlineData(Head + "\n(:action a :parameters (?x) :effect (clear ?x ?x)))", "d:2:37: 'clear' takes 1 argument, not 2.")]
    [InlineData(Head + "\n(:action a :parameters (?x ?x)))", "d:2:28: '?x' is declared twice.")]
    [InlineData(Head + "\n(:action a :precondition (or (clear ?x))))", "d:2:37: unknown parameter '?x'; none is known.")]
    [InlineData(Head + "\n(:action a :precondition (preference p (and))))", "d:2:26: 'preference' (a preference) is not supported.")]
    [InlineData(Head + "\n(:action a :precondition (when (and) (and))))", "d:2:26: 'when' belongs to effects; a condition is written with 'imply'.")]
    [InlineData(Head + "\n(:action a :precondition (imply (and))))", "d:2:26: 'imply' takes two conditions, as in '(imply (door ?d) (open ?d))'.")]
    [InlineData(Head + "\n(:action a :precondition (forall ?x (and))))",
        "d:2:26: 'forall' takes parameters and one condition, as in '(forall (?x - block) (clear ?x))'.")]
    [InlineData(Head + "\n(:action a :precondition (and (exists (?x) (clear ?x)) (clear ?x))))", "d:2:63: unknown parameter '?x'; none is known.")]
    [InlineData(Head + "\n(:action a :precondition (> (fuel) 1)))", "d:2:30: unknown function 'fuel'; none is known.")]
    [InlineData(Head + "\n(:action a :precondition (> (clear) 1)))", "d:2:30: 'clear' is a predicate and no number.")]
    [InlineData(Head + "(:functions (f))\n(:action a :precondition (f)))", "d:2:27: 'f' is a number; compare it with another, as in '(>= (f ...) 1)'.")]
    [InlineData(Head + "(:functions (f))\n(:action a :precondition (< (f) 1e1000)))", "d:2:33: '1e1000' is no number such as 3 or 2.5e-3, or one of more than 1000 digits.")]
    [InlineData(Head + "(:functions (f))\n(:action a :precondition (< (/ (f) 1 2) 1)))", "d:2:29: '/' takes two numbers, not 3.")]
    [InlineData(Head + "(:functions (f))\n(:action a :effect (= (f) 1)))",
        "d:2:20: '=' is a condition; effects change numbers by 'assign', 'increase' or 'decrease'.")]
    [InlineData(Head + "\n(:action a :effect (increase (total-cost) 1)))", "d:2:31: unknown function 'total-cost'; none is known.")]
    [InlineData(Head + "\n(:action a :effect (oneof (clear ?x))))", "d:2:20: 'oneof' (an effect of chance) is not supported.")]
    [InlineData(Head + "\n(:action a :effect (not (and))))", "d:2:26: 'and' cannot stand here; an atom such as '(on a b)' is expected.")]
    [InlineData(Head + "\n(:action a :precondition))", "d:2:12: ':precondition' of the action 'a' must stand once, with a list after it.")]
    [InlineData(Head + "\n(:action a :efect ()))", "d:2:12: ':parameters', ':precondition' or ':effect' is expected in the action 'a', not ':efect'.")]
    [InlineData(Head + "\n(:action a) (:action a))", "d:2:22: the action 'a' is declared twice.")]
    [InlineData("(define (domain d) \u00e4)", "d:1:20: letters in names are a to z: PDDL knows no others, so write the name with those.")]
    [InlineData("(define (domain d) (:constants a, b))", "d:1:33: names are separated by spaces, not by commas.")]
    [InlineData("(define (domain d) (:constants \"a\"))", "d:1:32: names are written without quotation marks.")]
    [InlineData("(define (domain d) (:constants bob's))", "d:1:35: names are written without quotation marks.")]
    [InlineData("(define (domain d) (:constants caf\u00e9))", "d:1:35: letters in names are a to z: PDDL knows no others, so write the name with those.")]
    [InlineData("(define (domain d) (:constants cafe\u0301))", "d:1:36: letters in names are a to z: PDDL knows no others, so write the name with those.")]
    [InlineData("(define (domain d) (:constants a\u212Ab))", "d:1:33: letters in names are a to z: PDDL knows no others, so write the name with those.")]
    [InlineData("(define (domain d) (:constants a@b))", "d:1:33: a name has letters, digits, '-' and '_' only.")]
    [InlineData("(define (domain d) (:constants a=b))", "d:1:32: a name has letters, digits, '-' and '_' only.")]
    [InlineData("(define (domain d) (:constants 1 2 3))", "d:1:32: '1' is no name: a name begins with a letter, as in 'n1'.")]
    [InlineData("(define (domain d) (:predicates (2nd ?x)))", "d:1:34: '2nd' is no name: a name begins with a letter, as in 'n2nd'.")]
    [InlineData("(define (domain d) (:predicates (on ?1)))", "d:1:37: '1' is no name: a name begins with a letter, as in 'n1'.")]
    [InlineData("(define (domain d) (:predicates (on ?x?y)))", "d:1:37: a name has letters, digits, '-' and '_' only.")]
    [InlineData("(define (domain d) (:types _t))", "d:1:28: '_t' is no name: a name begins with a letter, as in 'nt'.")]
    [InlineData(Head + "\n(:action 4th))", "d:2:10: '4th' is no name: a name begins with a letter, as in 'n4th'.")]
    [InlineData(Head + "\n(:action a :precondition (clear pot)))", "d:2:33: unknown object 'pot': declare it in (:constants ...); none is known.")]
    [InlineData("(define\0 (domain d))", "d:1:8: this is not text in UTF-8.")]
    public void Wrong_domains_are_refused_with_place_and_remedy(string text, string firstLine)
    {
        var error = Assert.Throws<PddlException>(() => PddlDomain.Parse(text, "d"));
        Assert.Equal(firstLine, error.Message.Split('\n')[0]);
    }

    [Theory]
    [InlineData("(define (problem p))", "p:1:21: 'p' has no section (:domain ...), for instance (:domain hanoi).")]
    [InlineData("(define (problem p) (:domain))", "p:1:21: '(:domain NAME)' is expected.")]
    [InlineData("(define (problem p) (:domain hanoi) (:objects a - disc))", "p:1:51: unknown type 'disc'; perhaps 'disk' is meant.")]
    [InlineData("(define (problem p) (:domain hanoi) (:objects a a - disk))", "p:1:49: 'a' is declared twice.")]
    [InlineData("(define (problem p) (:domain hanoi) (:init))", "p:1:45: 'p' has no section (:goal ...), for instance (:goal (on a b)).")]
    [InlineData("(define (problem p) (:domain hanoi) (:objects a - disk) (:init (on a b)) (:goal ()))", "p:1:70: unknown object 'b': declare it in (:objects ...); known: a.")]
    [InlineData(
        "(define (problem p) (:domain hanoi) (:objects l - peg) (:init (grasped l)) (:goal ()))",
        "p:1:72: 'l - peg' does not fit '?d - disk' of the predicate 'grasped'.")]
    [InlineData("(define (problem p) (:domain hanoi) (:init) (:goal))", "p:1:45: '(:goal FORMULA)' with one formula is expected.")]
    [InlineData("(define (problem p) (:domain hanoi) (:init) (:init) (:goal ()))", "p:1:45: the section :init is given twice.")]
    [InlineData(
        "(define (problem p) (:domain hanoi) (:init) (:goal ()) (:metric minimize (total-cost)))",
        "p:1:75: unknown function 'total-cost'; none is known.")]
    [InlineData(
        "(define (problem p) (:domain hanoi) (:init) (:goal ()) (:metric least (total-time)))",
        "p:1:56: '(:metric minimize NUMBER)' or '(:metric maximize NUMBER)' is expected.")]
    [InlineData(
        "(define (problem p) (:domain hanoi) (:init (at 5 (free-gripper))) (:goal ()))",
        "p:1:44: '(at TIME ...)' (a fact that comes about by itself) is not supported.")]
    [InlineData(
        "(define (problem p) (:domain hanoi) (:constraints (and)) (:init) (:goal ()))",
        "p:1:37: :constraints (constraints on the way to the goal) is not supported.")]
    public void Wrong_problems_are_refused_with_place_and_remedy(string text, string firstLine)
    {
        var error = Assert.Throws<PddlException>(() => PddlProblem.Parse(text, Domains.Hanoi, "p"));
        Assert.Equal(firstLine, error.Message.Split('\n')[0]);
    }

    [Fact]
    public void A_problem_of_another_domain_is_read_and_says_so()
    {
        PddlProblem problem = PddlProblem.Parse("(define (problem 2-blocks) (:domain blocks) (:init) (:goal ()))", Domains.Hanoi);
        Assert.Equal(("2-blocks", "blocks"), (problem.Name, problem.DomainName));
    }

    [Fact]
    public void Errors_show_the_line_with_a_caret_under_the_place()
    {
        var error = Assert.Throws<PddlException>(() => PddlDomain.Parse("(define (domain d)\n\t(:typo))", "d.pddl"));
        string[] lines = error.Message.Split('\n');
        Assert.Equal("\t(:typo))", lines[1]);
        Assert.Equal("\t ^", lines[2]);
    }

    [Fact]
    public void A_very_long_line_is_shown_around_the_place_only()
    {
        var error = Assert.Throws<PddlException>(() => PddlDomain.Parse(new string(' ', 100_000) + "oops" + new string(' ', 100_000), "d"));
        string[] lines = error.Message.Split('\n');
        Assert.StartsWith("d:1:100001: ", lines[0], StringComparison.Ordinal);
        Assert.True(lines[1].Length <= 120);
        Assert.Equal('o', lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)]);
    }

    [Fact]
    public void Deep_nesting_is_refused_and_does_not_end_the_process()
    {
        var error = Assert.Throws<PddlException>(() => PddlDomain.Parse(new string('(', 1_000_000), "d"));
        Assert.Equal("d:1:201: parentheses are nested deeper than 200.", error.Message.Split('\n')[0]);
    }

    [Fact]
    public void Missing_files_folders_and_binary_files_are_input_errors()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string binary = Path.Combine(folder, "domain.pddl");
            File.WriteAllBytes(binary, [0x7F, 0x45, 0x4C, 0x46, 0xFF, 0xFE, 0x00]);
            Assert.Contains("not text", Assert.Throws<PddlException>(() => PddlDomain.Load(binary)).Message, StringComparison.Ordinal);
            Assert.Contains("There is no file", Assert.Throws<InputException>(() => PddlDomain.Load(binary + "x")).Message, StringComparison.Ordinal);
            Assert.Contains("is a folder", Assert.Throws<InputException>(() => PddlDomain.Load(folder)).Message, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Mutated_files_are_read_or_refused_and_never_crash()
    {
        // the wall clock of a test run says little; a real hang is longer
        FuzzReport report = new Fuzzer(SeedFiles.Load(), run: 20260101, patience: TimeSpan.FromSeconds(30)).Run(2000);
        Assert.True(report.Findings.IsEmpty, string.Join('\n', report.Findings));

        // both ends occur: what is still PDDL is grounded, the rest is refused
        Assert.InRange(report.Outcomes[MutantOutcome.Refused], 800, 1700);
        Assert.InRange(report.Outcomes[MutantOutcome.Grounded], 100, 1200);
    }
}
