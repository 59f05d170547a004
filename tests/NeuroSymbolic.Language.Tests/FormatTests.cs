using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Language.Tests;

public class FormatTests
{
    [Fact]
    public void Comments_blank_lines_and_the_case_of_letters_stay() => Assert.Equal(
        """
        ; head
        (define (domain D)
          ; kinds
          (:types ; here
            a b - object
            c - a)

          (:predicates
            (p ?x - a) ; one
            ; alone
            (q))

          ; acts
          (:action go
            :parameters (?X - a)
            :precondition (p ?X) ; before
            :effect (and
              (not (p ?X)) ; gone
              (q)
              ; last
            ))
        )
        ; end

        """,
        PddlLanguage.Format(new PddlDocument(Texts.DomainUri, """
        ; head
        (define (domain D) ; kinds
            (:types ; here
              a b - object c - a)


            (:predicates (p ?x - a) ; one
              ; alone
               (q))

            ; acts
            (:action go :parameters (?X - a) :precondition (p ?X) ; before
              :effect (and (not (p ?X)) ; gone
              (q)
            ; last
              ))) ; end
        """.Replace("(domain D) ; kinds", "(domain D)\n; kinds", StringComparison.Ordinal).Replace("))) ; end", ")))\n; end", StringComparison.Ordinal))));

    [Fact]
    public void What_the_planner_prints_keeps_its_layout()
    {
        PddlDomain domain = PddlDomain.Parse(Texts.Domain);
        string printed = PddlPrinter.Print(domain);
        string problem = PddlPrinter.Print(PddlProblem.Parse(Texts.Problem, domain), domain);

        Assert.Equal(printed, PddlLanguage.Format(new PddlDocument(Texts.DomainUri, printed)));
        Assert.Equal(problem, PddlLanguage.Format(new PddlDocument(Texts.ProblemUri, problem)));
    }

    [Fact]
    public void Line_ends_stay_those_of_the_text()
    {
        string formatted = PddlLanguage.Format(new PddlDocument(Texts.DomainUri, "(define (domain d)\r\n(:types a))"))!;

        Assert.Equal("(define (domain d)\r\n  (:types a))\r\n", formatted.Replace("(:types\r\n    a)", "(:types a)", StringComparison.Ordinal));
    }

    [Fact]
    public void Broken_texts_are_left_alone() => Assert.Null(PddlLanguage.Format(new PddlDocument(Texts.DomainUri, "(define (domain d)")));

    [Fact]
    public void Formatting_loses_nothing_and_twice_is_once() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            string text = RandomText(new Random(seed));
            string formatted = PddlLanguage.Format(new PddlDocument(Texts.DomainUri, text))!;
            Assert.Equal(Tokens(text), Tokens(formatted));
            Assert.Equal(formatted, PddlLanguage.Format(new PddlDocument(Texts.DomainUri, formatted)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20260101, 1));

    [Fact]
    public void No_broken_text_makes_anything_fail() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            bool isDomain = random.Next(2) == 0;
            string text = Mutate(isDomain ? Texts.Domain : Texts.Problem, random);
            var document = new PddlDocument(isDomain ? Texts.DomainUri : Texts.ProblemUri, text);
            PddlWorkspace workspace = Texts.Both.With(document);
            var language = new PddlLanguage(workspace);
            foreach (PddlDocument judged in workspace.Open)
            {
                Assert.All(language.Diagnostics(judged), found => Assert.InRange(found.Span.End, found.Span.Start, judged.Text.Length));
            }

            PddlLanguage.Outline(document);
            PddlLanguage.Format(document);
            for (int i = 0; i < 20; i++)
            {
                int offset = random.Next(text.Length + 1);
                language.Hover(document, offset);
                language.Completion(document, offset);
                language.Definition(document, offset);
                language.References(document, offset);
                language.Rename(document, offset, "new-name");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20260101, 1));

    private static string Mutate(string text, Random random)
    {
        const string letters = "() ;?:-=ab\n\r\t\0é\U0001F600";
        for (int i = random.Next(1, 6); i > 0 && text.Length > 0; i--)
        {
            int place = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text[..place],
                1 => text.Remove(place, Math.Min(random.Next(1, 12), text.Length - place)),
                2 => text.Insert(place, letters[random.Next(letters.Length)].ToString()),
                _ => text.Insert(place, text.Substring(place / 2, Math.Min(30, text.Length - (place / 2)))),
            };
        }

        return text;
    }

    /// <summary>A definition of random sections with comments and line ends anywhere.</summary>
    private static string RandomText(Random random)
    {
        string[] heads = [":types", ":constants", ":predicates", ":functions", ":init", ":action", ":goal", ":requirements", ":other"];
        string text = Gap() + "(" + Gap() + "define" + Gap() + "(domain d)" + Gap();
        for (int i = random.Next(6); i > 0; i--)
        {
            text += $"({heads[random.Next(heads.Length)]}{Elements(3)}){Gap()}";
        }

        // a section inside of another one would be taken for the next one
        return Regex.Replace(text, @"\(\s*:effect", "(effect") + ")" + Gap();

        string Elements(int depth) => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => Gap() + Element(depth))) + Gap();

        string Element(int depth) => random.Next(depth == 0 ? 6 : 9) switch
        {
            0 => "-",
            1 => "?x",
            2 => ":effect",
            3 => "forall",
            4 => "Name" + random.Next(3),
            5 => new string('a', random.Next(1, 90)),
            _ => $"({Elements(depth - 1)})",
        };

        string Gap() => random.Next(9) switch
        {
            0 => "\n",
            1 => "\n\n\n",
            2 => " ; (why) \n",
            3 => "\n;; because\n",
            4 => ";\n",
            5 => "\t",
            _ => " ",
        };
    }

    private static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        for (int i = 0; i < text.Length;)
        {
            int start = i;
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            if (text[i] == ';')
            {
                i = text.IndexOf('\n', i);
                i = i < 0 ? text.Length : i;
            }
            else if (text[i++] is not ('(' or ')'))
            {
                while (i < text.Length && text[i] is not ('(' or ')' or ';') && !char.IsWhiteSpace(text[i]))
                {
                    i++;
                }
            }

            tokens.Add(text[start..i].TrimEnd());
        }

        return tokens;
    }
}
