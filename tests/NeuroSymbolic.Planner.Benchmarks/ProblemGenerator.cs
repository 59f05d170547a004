using System.Text;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>Makes problems of any size of the bundled domains, for looking at how planners grow.</summary>
internal static class ProblemGenerator
{
    private static readonly Dictionary<string, Func<int, Random, string>> Families = new()
    {
        ["towers"] = (size, _) => Towers(size),
        ["blocks"] = Blocks,
        ["parcels"] = Parcels,
        ["tolls"] = Tolls,
        ["lamps"] = Lamps,
    };

    /// <summary>The text of a problem.</summary>
    /// <param name="family">One of the bundled domains that can grow.</param>
    /// <param name="size">Discs, blocks, parcels, loads, or lamps in a row of a square.</param>
    /// <param name="seed">The same one gives the same problem.</param>
    public static string Generate(string family, int size, int seed) =>
        size is < 1 or > 1000
            ? throw new UsageException($"The size is {size}; it must be from 1 to 1000.")
            : Families.TryGetValue(family, out Func<int, Random, string>? make)
                ? make(size, new Random(seed))
                : throw new UsageException($"There is no generator for '{family}'; there are {string.Join(", ", Families.Keys)}.");

    // 2^n - 1 moves
    private static string Towers(int size)
    {
        var init = new StringBuilder("(clear middle) (clear right) (clear disc1)");
        var goal = new StringBuilder();
        for (int disc = 1; disc <= size; disc++)
        {
            string below = disc < size ? $"disc{disc + 1}" : "left";
            init.Append($"\n    (on disc{disc} {below}) (fits disc{disc} left) (fits disc{disc} middle) (fits disc{disc} right)");
            for (int larger = disc + 1; larger <= size; larger++)
            {
                init.Append($" (fits disc{disc} disc{larger})");
            }

            goal.Append($" (on disc{disc} {(disc < size ? $"disc{disc + 1}" : "right")})");
        }

        return Problem("towers", size, $"{Names("disc", size)} - disc left middle right - peg", init, goal);
    }

    private static string Blocks(int size, Random random)
    {
        var init = new StringBuilder("(hand-empty)");
        var goal = new StringBuilder();
        foreach (int[] pile in Piles(size, random))
        {
            init.Append($"\n    (on-table b{pile[0]}) (clear b{pile[^1]})");
            AppendPile(init, pile);
        }

        foreach (int[] pile in Piles(size, random))
        {
            AppendPile(goal, pile);
        }

        return Problem("blocks", size, $"{Names("b", size)} - block", init, goal);
    }

    private static void AppendPile(StringBuilder text, int[] pile)
    {
        for (int i = 1; i < pile.Length; i++)
        {
            text.Append($" (on b{pile[i]} b{pile[i - 1]})");
        }
    }

    // towns of three places, one of them the station; a van in each town
    private static string Parcels(int size, Random random)
    {
        int towns = Math.Max(2, (size + 2) / 3);
        string Place(int place) => place % 3 == 0 ? $"station{place / 3}" : $"place{place / 3}-{place % 3}";
        var init = new StringBuilder("(at train1 station0)");
        var goal = new StringBuilder();
        var objects = new StringBuilder($"{Names("parcel", size)} - parcel train1 - train");
        for (int town = 0; town < towns; town++)
        {
            objects.Append($" town{town} - town station{town} - station place{town}-1 place{town}-2 - place van{town} - van");
            init.Append($"\n    (of station{town} town{town}) (of place{town}-1 town{town}) (of place{town}-2 town{town}) (at van{town} {Place((3 * town) + random.Next(3))})");
        }

        for (int parcel = 1; parcel <= size; parcel++)
        {
            init.Append($"\n    (at parcel{parcel} {Place(random.Next(3 * towns))})");
            goal.Append($" (at parcel{parcel} {Place(random.Next(3 * towns))})");
        }

        return Problem("parcels", size, objects.ToString(), init, goal);
    }

    // a ring of places with some roads across
    private static string Tolls(int size, Random random)
    {
        int places = (2 * size) + 3;
        var init = new StringBuilder("(here p1) (empty) (= (total-cost) 0)");
        var goal = new StringBuilder();
        void Road(int a, int b)
        {
            int toll = random.Next(1, 10);
            init.Append($"\n    (road p{a} p{b}) (= (toll p{a} p{b}) {toll}) (road p{b} p{a}) (= (toll p{b} p{a}) {toll})");
        }

        for (int i = 0; i < places; i++)
        {
            Road(i + 1, ((i + 1) % places) + 1);
        }

        for (int i = 1; i <= size; i++)
        {
            Road(i, i + 2 + random.Next(places - i - 2));
            init.Append($"\n    (at load{i} p{random.Next(1, places + 1)})");
            goal.Append($" (at load{i} p{random.Next(1, places + 1)})");
        }

        return Problem("tolls", size, $"{Names("p", places)} - place {Names("load", size)} - load", init, goal, "(:metric minimize (total-cost))");
    }

    // lit by random presses from darkness, so that there is a way back
    private static string Lamps(int size, Random random)
    {
        bool[] isLit = new bool[size * size];
        var init = new StringBuilder();
        IEnumerable<int> Beside(int lamp) =>
            from other in Enumerable.Range(0, size * size)
            where Math.Abs((other % size) - (lamp % size)) + Math.Abs((other / size) - (lamp / size)) == 1
            select other;
        for (int lamp = 0; lamp < isLit.Length; lamp++)
        {
            bool isPressed = random.Next(2) == 0;
            foreach (int other in Beside(lamp))
            {
                init.Append($" (beside l{lamp + 1} l{other + 1})");
                isLit[other] ^= isPressed;
            }

            isLit[lamp] ^= isPressed;
            init.Append("\n   ");
        }

        foreach (int lamp in Enumerable.Range(0, isLit.Length).Where(lamp => isLit[lamp]))
        {
            init.Append($" (lit l{lamp + 1})");
        }

        return Problem("lamps", size, $"{Names("l", size * size)} - lamp", init, new StringBuilder(" (forall (?l - lamp) (not (lit ?l)))"));
    }

    private static List<int[]> Piles(int size, Random random)
    {
        int[] order = [.. Enumerable.Range(1, size)];
        random.Shuffle(order);
        var piles = new List<int[]>();
        for (int start = 0; start < size;)
        {
            int height = Math.Min(size - start, random.Next(1, 5));
            piles.Add(order[start..(start + height)]);
            start += height;
        }

        return piles;
    }

    private static string Names(string stem, int count) => string.Join(' ', Enumerable.Range(1, count).Select(i => $"{stem}{i}"));

    private static string Problem(string domain, int size, string objects, StringBuilder init, StringBuilder goal, string metric = "") =>
        $"(define (problem {domain}-{size})\n  (:domain {domain})\n  (:objects {objects})\n  (:init {init})\n  (:goal (and{goal})){(metric.Length > 0 ? $"\n  {metric}" : "")})\n";
}
