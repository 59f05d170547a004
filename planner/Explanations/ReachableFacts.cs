using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Facts that hold at the start or may be made true, with an index by predicate, position and object.</summary>
internal sealed class ReachableFacts
{
    private readonly Dictionary<string, List<Fact>> byPredicate = [];
    private readonly Dictionary<(string Predicate, int Position, string Thing), List<Fact>> byThing = [];
    private readonly HashSet<Fact> all = [];

    public bool Contains(Fact fact) => all.Contains(fact);

    /// <summary>Whether the fact is new.</summary>
    public bool Add(Fact fact)
    {
        if (!all.Add(fact))
        {
            return false;
        }

        ListOf(byPredicate, fact.Predicate).Add(fact);
        for (int i = 0; i < fact.Arguments.Length; i++)
        {
            ListOf(byThing, (fact.Predicate, i, fact.Arguments[i])).Add(fact);
        }

        return true;
    }

    /// <summary>Facts of the predicate that may fit the terms, as few as one index gives; free variables fit everything.</summary>
    public IReadOnlyList<Fact> Candidates(string predicate, string[] terms)
    {
        List<Fact> fewest = byPredicate.GetValueOrDefault(predicate) ?? [];
        for (int i = 0; i < terms.Length; i++)
        {
            if (terms[i][0] != '?')
            {
                List<Fact> with = byThing.GetValueOrDefault((predicate, i, terms[i])) ?? [];
                fewest = with.Count < fewest.Count ? with : fewest;
            }
        }

        return fewest;
    }

    /// <summary>Whether the fact is what the terms say, each free variable standing for one thing.</summary>
    public static bool Fits(Fact fact, string[] terms)
    {
        for (int i = 0; i < terms.Length; i++)
        {
            if (terms[i][0] != '?')
            {
                if (fact.Arguments[i] != terms[i])
                {
                    return false;
                }
            }
            else if (Array.IndexOf(terms, terms[i]) is var first && fact.Arguments[i] != fact.Arguments[first])
            {
                return false;
            }
        }

        return true;
    }

    private static List<Fact> ListOf<TKey>(Dictionary<TKey, List<Fact>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out List<Fact>? list))
        {
            lists.Add(key, list = []);
        }

        return list;
    }
}
