using System.Text;

namespace NeuroSymbolic.Planner.Fuzzing;

/// <summary>Damages texts in the ways in which people, programs and attackers do.</summary>
/// <param name="random">Decides how; the same generator gives the same mutants.</param>
public sealed class Mutator(Random random)
{
    private const int DeepestNesting = 100_000;

    private static readonly string[] Words =
    [
        "and", "or", "not", "imply", "forall", "exists", "when", "=", "<", "<=", ">", ">=", "+", "-", "*", "/", "increase", "decrease", "assign",
        "scale-up", "scale-down", "either", "object", "number", "total-cost", "total-time", "minimize", "maximize", "define", "domain", "problem",
        ":action", ":parameters", ":precondition", ":effect", ":types", ":constants", ":predicates", ":functions", ":init", ":goal", ":metric",
        ":objects", ":timeless", ":derived", "?x", "?", "()", "at", "preference", "step", "1:", "[1]",
    ];

    private static readonly string[] Numbers =
    [
        "0", "-0", "1", "-1", "0.1", "1e9", "1e28", "1e29", "1e-28", "1e-400", "1e999999999", "79228162514264337593543950335", "-79228162514264337593543950335",
        "0.0000000000000000000000000001", "9999999999999999999999999999999999999999", "1.5.5", "--1", "1e", "0x10", "NaN", "-infinity", ".5", "5.", "+3",
    ];

    private static readonly string[] Strange =
        ["\0", "\uFEFF", "\uFFFD", "\u00E4", "\u202E", "\u2028", "\U0001F9F1", "\uD83E", "\u0130", "\t", "\r", "\v", "\u00A0", "\\", "\"", "%", "#|", "{", "[", "]", ","];

    private static readonly (string Before, string After)[] Shells =
    [
        ("(not ", ")"), ("(and ", ")"), ("(or ", " ())"), ("(imply () ", ")"), ("(forall (?x) ", ")"), ("(exists (?x ?y - object) ", ")"), ("(when () ", ")"),
        ("(+ 1 ", ")"), ("(- ", ")"), ("(* 2 ", " 3)"), ("(>= ", " 1)"), ("(increase (total-cost) ", ")"), ("(", ")"),
    ];

    /// <summary>The text with a few damages.</summary>
    public string Mutate(string text)
    {
        string mutant = text;
        for (int left = random.Next(2) == 0 ? 1 : random.Next(2, 5); left > 0; left--)
        {
            mutant = MutateOnce(mutant);
        }

        return mutant;
    }

    private string MutateOnce(string text)
    {
        List<Range> words = FindWords(text);
        List<Range> lists = FindLists(text);
        if (words.Count == 0 || lists.Count == 0)
        {
            return text + Some(Words);
        }

        int at = random.Next(text.Length);
        int length = Math.Min(random.Next(1, 16), text.Length - at);
        Range word = Some(words);
        Range list = Some(lists);
        return random.Next(16) switch
        {
            0 => text.Remove(at, length),
            1 => text.Insert(at, text.Substring(at, length)),
            2 => random.Next(4) == 0 ? text[..at] : text.Remove(at, 1),
            3 => Replace(text, at..(at + 1), ((char)(text[at] ^ (1 << random.Next(8)))).ToString()),
            4 or 5 => Replace(text, word, text[Some(words)]),
            6 => Replace(text, word, Some(Words)),
            7 => Replace(text, word, Some(Numbers)),
            8 => text.Insert(word.Start.Value, Some(Words) + " "),
            9 => Replace(text, list, ""),
            10 => text.Insert(list.Start.Value, text[list] + " "),
            11 or 12 => Replace(text, list, text[Some(lists)]),
            13 => Some(Shells) is var (before, after) ? Replace(text, list, before + text[list] + after) : text,
            14 => text.Insert(at, Some(Strange)),
            _ => Nest(text, list),
        };
    }

    /// <summary>Wraps a list in many of one shell, closed or not.</summary>
    private string Nest(string text, Range list)
    {
        // the deepest ones take a while
        int depth = random.Next(50) == 0 ? DeepestNesting : random.Next(2, 250);
        (string before, string after) = Some(Shells);
        var nested = new StringBuilder();
        for (int i = 0; i < depth; i++)
        {
            nested.Append(before);
        }

        nested.Append(text[list]);
        for (int i = random.Next(8) == 0 ? depth : 0; i < depth; i++)
        {
            nested.Append(after);
        }

        return Replace(text, list, nested.ToString());
    }

    private static string Replace(string text, Range part, string other) =>
        string.Concat(text.AsSpan(0, part.Start.Value), other, text.AsSpan(part.End.Value));

    private static List<Range> FindWords(string text)
    {
        var words = new List<Range>();
        int start = -1;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isInside = i < text.Length && text[i] is not ('(' or ')') && !char.IsWhiteSpace(text[i]);
            if (isInside && start < 0)
            {
                start = i;
            }
            else if (!isInside && start >= 0)
            {
                words.Add(start..i);
                start = -1;
            }
        }

        return words;
    }

    private static List<Range> FindLists(string text)
    {
        var lists = new List<Range>();
        var open = new Stack<int>();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '(')
            {
                open.Push(i);
            }
            else if (text[i] == ')' && open.TryPop(out int start))
            {
                lists.Add(start..(i + 1));
            }
        }

        return lists;
    }

    private T Some<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
