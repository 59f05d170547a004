using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>The predicates of all demonstrations, with the types of what they speak of and whether they ever change.</summary>
internal sealed class PredicateTable
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly List<(string Name, SortedSet<string>[] Types, string Place)> rows = [];
    private readonly HashSet<int> changing = [];

    public PredicateTable(IEnumerable<Demonstration> demonstrations)
    {
        foreach (Demonstration demonstration in demonstrations)
        {
            Dictionary<string, TypedName> objects = demonstration.Objects.ToDictionary(item => item.Name);
            var seen = new HashSet<Fact>();
            FactSet? before = null;
            foreach (FactSet state in demonstration.States)
            {
                foreach (Fact fact in state.Where(seen.Add))
                {
                    Add(fact, demonstration.Name, objects);
                }

                before ??= state;
                foreach (Fact fact in before.Except(state).Union(state.Except(before)))
                {
                    changing.Add(numbers[fact.Predicate]);
                }

                before = state;
            }
        }
    }

    public int Count => rows.Count;

    public string NameOf(int predicate) => rows[predicate].Name;

    public int ArityOf(int predicate) => rows[predicate].Types.Length;

    /// <summary>Whether it was seen to change.</summary>
    public bool Changes(int predicate) => changing.Contains(predicate);

    /// <exception cref="InputException">It has another number of arguments elsewhere.</exception>
    public int NumberOf(Fact fact, string place)
    {
        int number = numbers[fact.Predicate];
        return ArityOf(number) == fact.Arguments.Length ? number : throw Contradiction(fact, number, place);
    }

    public ImmutableArray<PredicateSchema> Schemas(TypeChoice types) =>
        [.. rows.Select(row => new PredicateSchema(row.Name, SchemaNames.Parameters([.. row.Types.Select(types.Of)]))).OrderBy(schema => schema.Name, StringComparer.Ordinal)];

    private void Add(Fact fact, string place, Dictionary<string, TypedName> objects)
    {
        if (!numbers.TryGetValue(fact.Predicate, out int number))
        {
            numbers.Add(fact.Predicate, number = rows.Count);
            rows.Add((fact.Predicate, [.. fact.Arguments.Select(_ => new SortedSet<string>(StringComparer.Ordinal))], place));
        }

        if (ArityOf(number) != fact.Arguments.Length)
        {
            throw Contradiction(fact, number, place);
        }

        for (int i = 0; i < fact.Arguments.Length; i++)
        {
            if (objects.TryGetValue(fact.Arguments[i], out TypedName? thing))
            {
                rows[number].Types[i].UnionWith(thing.Types);
            }
        }
    }

    private InputException Contradiction(Fact fact, int number, string place) => new(
        $"{place}: {fact} has {Counted.Arguments(fact.Arguments.Length)}, and '{fact.Predicate}' has {ArityOf(number)} in {rows[number].Place}; one name must mean one thing.");
}
