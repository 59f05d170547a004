using System.Collections.Immutable;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Learning;

/// <summary>A statement over the parameters of an action.</summary>
/// <param name="Predicate">Number of the predicate; <see cref="Different"/> for two parameters that stand for different things, <see cref="Same"/>
/// for two that stand for one.</param>
/// <param name="Positions">The parameters that it speaks of, by position.</param>
internal sealed record LiftedAtom(int Predicate, ImmutableArray<int> Positions)
{
    /// <summary>The predicate of <c>(not (= ?x ?y))</c>.</summary>
    public const int Different = -1;

    /// <summary>The predicate of <c>(= ?x ?y)</c>.</summary>
    public const int Same = -2;

    /// <summary>The last parameter that it speaks of; -1 for none.</summary>
    public int LastPosition => Positions.IsEmpty ? -1 : Positions.Max();

    public UInt128 Key(ObservedWorld world, ReadOnlySpan<int> binding)
    {
        Span<int> arguments = stackalloc int[Positions.Length];
        for (int i = 0; i < arguments.Length; i++)
        {
            arguments[i] = binding[Positions[i]];
        }

        return world.Key(Predicate, arguments);
    }

    public bool Holds(ObservedState state, ReadOnlySpan<int> binding) => Predicate switch
    {
        Different => binding[Positions[0]] != binding[Positions[1]],
        Same => binding[Positions[0]] == binding[Positions[1]],
        _ => state.Holds(Key(state.World, binding)),
    };

    public bool Equals(LiftedAtom? other) =>
        other is not null && Predicate == other.Predicate && Positions.AsSpan().SequenceEqual(other.Positions.AsSpan());

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.Add(Predicate);
        foreach (int position in Positions)
        {
            hash.Add(position);
        }

        return hash.ToHashCode();
    }

    public Formula Formula(PredicateTable predicates, ImmutableArray<TypedName> parameters) => Predicate switch
    {
        Different => new Formula.Not(new Formula.Same(parameters[Positions[0]].Name, parameters[Positions[1]].Name)),
        Same => new Formula.Same(parameters[Positions[0]].Name, parameters[Positions[1]].Name),
        _ => Atom(predicates, parameters),
    };

    public Formula.Atom Atom(PredicateTable predicates, ImmutableArray<TypedName> parameters) =>
        new(predicates.NameOf(Predicate), [.. Positions.Select(position => parameters[position].Name)]);

    /// <summary>All statements over the parameters that say this fact in the binding; none where it speaks of other things.</summary>
    public static IEnumerable<LiftedAtom> Of(ObservedFact fact, int[] binding)
    {
        IEnumerable<ImmutableArray<int>> found = [[]];
        foreach (int argument in fact.Arguments)
        {
            found = found.SelectMany(
                _ => Enumerable.Range(0, binding.Length).Where(position => binding[position] == argument),
                (positions, position) => positions.Add(position));
        }

        return found.Select(positions => new LiftedAtom(fact.Predicate, positions));
    }
}
