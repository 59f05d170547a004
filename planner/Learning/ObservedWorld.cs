using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>The things of one demonstration by number, and the numbers of its facts.</summary>
internal sealed class ObservedWorld
{
    private readonly Dictionary<string, int> numbers = [];
    private readonly PredicateTable predicates;

    public ObservedWorld(Demonstration demonstration, PredicateTable predicates)
    {
        this.predicates = predicates;
        Name = demonstration.Name;
        Objects = demonstration.Objects;
        foreach (TypedName thing in Objects)
        {
            numbers[thing.Name] = numbers.Count;
        }
    }

    public string Name { get; }

    public ImmutableArray<TypedName> Objects { get; }

    /// <exception cref="InputException">There is no such thing.</exception>
    public int NumberOf(string thing) => numbers.TryGetValue(thing, out int number)
        ? number
        : throw new InputException($"{Name}: '{thing}' is none of the objects; {NearestName.Suggest(thing, numbers.Keys)}.");

    public int[] NumbersOf(ImmutableArray<string> things) => [.. things.Select(NumberOf)];

    /// <summary>A number that no other fact of this world has.</summary>
    public UInt128 Key(int predicate, ReadOnlySpan<int> arguments)
    {
        UInt128 key = 0;
        foreach (int argument in arguments)
        {
            key = (key * (UInt128)(Objects.Length + 1)) + (UInt128)(argument + 1);
        }

        return (key * (UInt128)predicates.Count) + (UInt128)predicate;
    }

    public ObservedState State(FactSet facts) => new(this, facts, predicates);
}
