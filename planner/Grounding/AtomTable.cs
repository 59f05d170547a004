using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Numbers predicates, objects and the ground atoms over them, in the order in which they turn up.</summary>
internal sealed class AtomTable
{
    private readonly Dictionary<string, int> predicateNumbers = [];
    private readonly Dictionary<string, int> objectNumbers = [];
    private readonly Dictionary<UInt128, int> atomNumbers = [];
    private readonly List<(int Predicate, int[] Arguments)> atoms = [];

    public AtomTable(PddlDomain domain, PddlProblem problem)
    {
        Predicates = [.. domain.Predicates];
        for (int i = 0; i < Predicates.Length; i++)
        {
            predicateNumbers.Add(Predicates[i].Name, i);
        }

        var objects = new List<TypedName>();
        foreach (TypedName thing in domain.Constants.Concat(problem.Objects))
        {
            if (objectNumbers.TryAdd(thing.Name, objects.Count))
            {
                objects.Add(thing);
            }
        }

        Objects = [.. objects];
    }

    public PredicateSchema[] Predicates { get; }

    public TypedName[] Objects { get; }

    public int Count => atoms.Count;

    public (int Predicate, int[] Arguments) this[int atom] => atoms[atom];

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
            : throw new InputException($"'{name}' takes {Predicates[number].Parameters.Length} argument(s), not {arguments}.");
    }

    /// <summary>The atom's number; a new atom gets the next one.</summary>
    public int Intern(int predicate, ReadOnlySpan<int> arguments)
    {
        UInt128 key = Key(predicate, arguments);
        if (!atomNumbers.TryGetValue(key, out int number))
        {
            number = atoms.Count;
            atomNumbers.Add(key, number);
            atoms.Add((predicate, arguments.ToArray()));
        }

        return number;
    }

    /// <summary>The atom's number, or -1 when it has none.</summary>
    public int Find(int predicate, ReadOnlySpan<int> arguments) =>
        atomNumbers.TryGetValue(Key(predicate, arguments), out int number) ? number : -1;

    /// <summary>The atom as a fact.</summary>
    public Fact ToFact(int atom) =>
        new(Predicates[atoms[atom].Predicate].Name, Array.ConvertAll(atoms[atom].Arguments, argument => Objects[argument].Name));

    /// <summary>Arguments and predicate as the digits of one number, which is unique because a predicate has one arity.</summary>
    private UInt128 Key(int predicate, ReadOnlySpan<int> arguments)
    {
        UInt128 key = 0;
        try
        {
            foreach (int argument in arguments)
            {
                key = checked((key * (UInt128)Objects.Length) + (UInt128)argument);
            }

            return checked((key * (UInt128)Predicates.Length) + (UInt128)predicate);
        }
        catch (OverflowException)
        {
            throw new InputException(
                $"'{Predicates[predicate].Name}' has {arguments.Length} arguments over {Objects.Length} objects, "
                + "which is more than can be numbered.");
        }
    }
}
