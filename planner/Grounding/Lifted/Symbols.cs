using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding.Lifted;

/// <summary>Numbers the predicates, functions and objects of a problem.</summary>
internal sealed class Symbols
{
    private readonly TypeHierarchy types;
    private readonly Dictionary<string, int> predicateNumbers = [];
    private readonly Dictionary<string, int> functionNumbers = [];
    private readonly Dictionary<string, int> objectNumbers = [];
    private readonly Dictionary<string, int[]> objectsByType = [];

    public Symbols(PddlDomain domain, PddlProblem problem)
    {
        types = domain.Types;
        Predicates = domain.Predicates;
        for (int i = 0; i < Predicates.Length; i++)
        {
            predicateNumbers.TryAdd(Predicates[i].Name, i);
        }

        Functions = domain.Functions;
        for (int i = 0; i < Functions.Length; i++)
        {
            functionNumbers.TryAdd(Functions[i].Name, i);
        }

        var objects = new List<TypedName>();
        foreach (ImmutableArray<TypedName> some in new[] { domain.Constants, problem.Objects })
        {
            foreach (TypedName thing in some)
            {
                if (objectNumbers.TryAdd(thing.Name, objects.Count))
                {
                    objects.Add(thing);
                }
            }
        }

        Objects = objects.ToArray();
    }

    public ImmutableArray<PredicateSchema> Predicates { get; }

    public ImmutableArray<FunctionSchema> Functions { get; }

    public TypedName[] Objects { get; }

    /// <summary>The object's number.</summary>
    /// <exception cref="InputException">There is no such object.</exception>
    public int ObjectNumber(string name) => objectNumbers.TryGetValue(name, out int number)
        ? number
        : throw new InputException($"The problem has no object '{name}'; {NearestName.Suggest(name, objectNumbers.Keys)}.");

    /// <summary>The predicate's number.</summary>
    /// <exception cref="InputException">The domain has no such predicate with that many arguments.</exception>
    public int PredicateNumber(string name, int arguments)
    {
        if (!predicateNumbers.TryGetValue(name, out int number))
        {
            throw new InputException($"The domain has no predicate '{name}'; {NearestName.Suggest(name, predicateNumbers.Keys)}.");
        }

        return Predicates[number].Parameters.Length == arguments
            ? number
            : throw new InputException($"'{name}' takes {Counted.Arguments(Predicates[number].Parameters.Length)}, not {arguments}.");
    }

    /// <summary>The function's number.</summary>
    /// <exception cref="InputException">The domain has no such function with that many arguments.</exception>
    public int FunctionNumber(string name, int arguments)
    {
        if (!functionNumbers.TryGetValue(name, out int number))
        {
            throw new InputException($"The domain has no function '{name}'; {NearestName.Suggest(name, functionNumbers.Keys)}.");
        }

        return Functions[number].Parameters.Length == arguments
            ? number
            : throw new InputException($"'{name}' takes {Counted.Arguments(Functions[number].Parameters.Length)}, not {arguments}.");
    }

    /// <summary>Whether the domain has a function of that name.</summary>
    public bool HasFunction(string name) => functionNumbers.ContainsKey(name);

    /// <summary>The objects that fit where one of the types is asked for, ascending.</summary>
    public int[] ObjectsOf(ImmutableArray<string> allowed)
    {
        string key = allowed.Length == 1 ? allowed[0] : string.Join(' ', allowed);
        if (!objectsByType.TryGetValue(key, out int[]? objects))
        {
            var fitting = new List<int>();
            for (int i = 0; i < Objects.Length; i++)
            {
                if (types.Fits(Objects[i], allowed))
                {
                    fitting.Add(i);
                }
            }

            objectsByType.Add(key, objects = fitting.ToArray());
        }

        return objects;
    }

    /// <summary>The atom as a fact.</summary>
    public Fact FactOf(AtomPool atoms, int atom) =>
        new(Predicates[atoms.SymbolOf(atom)].Name, Names(atoms.ArgumentsOf(atom)));

    /// <summary>The names of some objects.</summary>
    public string[] Names(ReadOnlySpan<int> objects)
    {
        string[] names = new string[objects.Length];
        for (int i = 0; i < names.Length; i++)
        {
            names[i] = Objects[objects[i]].Name;
        }

        return names;
    }
}
