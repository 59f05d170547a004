using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Simplifies the reached actions and numbers the facts that matter.</summary>
internal sealed class StripsTaskBuilder
{
    private readonly AtomTable atoms;
    private readonly int initialCount;
    private readonly List<RawAction> actions;
    private readonly bool[] isDeleted;

    // [atom]: number of the fact, and of its absence; -1 where the task needs none
    private readonly int[] factOf;
    private readonly int[] absenceOf;

    /// <param name="atoms">All reachable atoms.</param>
    /// <param name="initialCount">How many of them, from the first, hold at the start.</param>
    /// <param name="reached">All reachable actions.</param>
    public StripsTaskBuilder(AtomTable atoms, int initialCount, List<(LiftedAction Action, int[] Binding)> reached)
    {
        this.atoms = atoms;
        this.initialCount = initialCount;
        actions = new List<RawAction>(reached.Count);
        foreach ((LiftedAction action, int[] binding) in reached)
        {
            int[] adds = Bind(action.Adds, binding);
            int[] deletes = [.. Bind(action.Deletes, binding).Except(adds)];
            actions.Add(new RawAction(
                action, binding, Bind(action.Required, binding), Bind(action.Forbidden, binding), adds, deletes));
        }

        isDeleted = new bool[atoms.Count];
        foreach (int atom in actions.SelectMany(action => action.Deletes))
        {
            isDeleted[atom] = true;
        }

        actions.RemoveAll(action => Array.Exists(action.Forbidden, IsAlwaysTrue) || action.Forbidden.Intersect(action.Required).Any());
        factOf = new int[atoms.Count];
        absenceOf = new int[atoms.Count];
    }

    private sealed record RawAction(
        LiftedAction Lifted, int[] Binding, int[] Required, int[] Forbidden, int[] Adds, int[] Deletes);

    public StripsTask Build(PddlProblem problem)
    {
        Literal? unreachable = null;
        var wanted = new List<(int Atom, bool IsPositive)>();
        foreach (Literal literal in StripsSubset.Literals(problem.Goal))
        {
            if (literal.Predicate == Literal.Equality)
            {
                unreachable ??= literal.Terms[0] == literal.Terms[1] == literal.IsPositive ? null : literal;
                continue;
            }

            int atom = atoms.Find(
                atoms.PredicateNumber(literal.Predicate, literal.Terms.Length), [.. literal.Terms.Select(atoms.ObjectNumber)]);
            if (atom < 0 || IsAlwaysTrue(atom))
            {
                unreachable ??= atom >= 0 == literal.IsPositive ? null : literal;
                continue;
            }

            wanted.Add((atom, literal.IsPositive));
        }

        ImmutableArray<StripsFact> facts = NumberFacts(wanted);
        var ground = ImmutableArray.CreateBuilder<StripsAction>(actions.Count);
        foreach (RawAction action in actions)
        {
            if (Simplify(action) is { } simple)
            {
                ground.Add(simple);
            }
        }

        int[] init = [.. Enumerable.Range(0, atoms.Count).Select(atom => atom < initialCount ? factOf[atom] : absenceOf[atom])];
        return new StripsTask(
            facts,
            ground.ToImmutable(),
            Sorted(init),
            Sorted(wanted.Select(literal => literal.IsPositive ? factOf[literal.Atom] : absenceOf[literal.Atom])),
            unreachable);
    }

    private bool IsAlwaysTrue(int atom) => atom < initialCount && !isDeleted[atom];

    private ImmutableArray<StripsFact> NumberFacts(List<(int Atom, bool IsPositive)> wanted)
    {
        Array.Fill(absenceOf, -1);
        IEnumerable<int> deniedGoals = from goal in wanted where !goal.IsPositive select goal.Atom;
        foreach (int atom in actions.SelectMany(action => action.Forbidden).Concat(deniedGoals))
        {
            absenceOf[atom] = 0;
        }

        var facts = ImmutableArray.CreateBuilder<StripsFact>();
        for (int atom = 0; atom < atoms.Count; atom++)
        {
            factOf[atom] = -1;
            if (!IsAlwaysTrue(atom))
            {
                factOf[atom] = facts.Count;
                facts.Add(new StripsFact(atoms.ToFact(atom)));
                if (absenceOf[atom] == 0)
                {
                    absenceOf[atom] = facts.Count;
                    facts.Add(new StripsFact(facts[^1].Fact, IsPositive: false));
                }
            }
        }

        return facts.ToImmutable();
    }

    /// <summary>The action over facts, or null when it changes nothing.</summary>
    private StripsAction? Simplify(RawAction action)
    {
        // what holds before and stays is no effect
        int[] adds = [.. action.Adds.Except(action.Required)];
        int[] deletes = [.. action.Deletes.Except(action.Forbidden)];
        ImmutableArray<int> added = Sorted(adds.Select(atom => factOf[atom]).Concat(deletes.Select(atom => absenceOf[atom])));
        ImmutableArray<int> deleted = Sorted(deletes.Select(atom => factOf[atom]).Concat(adds.Select(atom => absenceOf[atom])));
        if (added.IsEmpty && deleted.IsEmpty)
        {
            return null;
        }

        var step = new PlanStep(
            action.Lifted.Schema.Name, Array.ConvertAll(action.Binding, thing => atoms.Objects[thing].Name));
        return new StripsAction(
            step,
            Sorted(action.Required.Select(atom => factOf[atom]).Concat(action.Forbidden.Select(atom => absenceOf[atom]))),
            added,
            deleted);
    }

    /// <summary>The reachable ones among the atoms, each once.</summary>
    private int[] Bind(AtomPattern[] patterns, int[] binding)
    {
        var bound = new List<int>(patterns.Length);
        foreach (AtomPattern pattern in patterns)
        {
            int atom = atoms.Find(pattern.Predicate, pattern.Bind(binding, new int[pattern.Terms.Length]));
            if (atom >= 0 && !bound.Contains(atom))
            {
                bound.Add(atom);
            }
        }

        return [.. bound];
    }

    private static ImmutableArray<int> Sorted(IEnumerable<int> facts) => [.. facts.Where(fact => fact >= 0).Distinct().Order()];
}
