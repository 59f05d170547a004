using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>A state of a demonstration with its facts by number.</summary>
internal sealed class ObservedState
{
    private readonly HashSet<UInt128> keys = [];

    public ObservedState(ObservedWorld world, FactSet facts, PredicateTable predicates)
    {
        World = world;
        var all = ImmutableArray.CreateBuilder<ObservedFact>(facts.Count);
        foreach (Fact fact in facts)
        {
            int predicate = predicates.NumberOf(fact, world.Name);
            int[] arguments = world.NumbersOf(fact.Arguments);
            UInt128 key = world.Key(predicate, arguments);
            all.Add(new ObservedFact(predicate, arguments, key, fact));
            keys.Add(key);
        }

        Facts = all.MoveToImmutable();
    }

    public ObservedWorld World { get; }

    public ImmutableArray<ObservedFact> Facts { get; }

    public bool Holds(UInt128 key) => keys.Contains(key);
}
