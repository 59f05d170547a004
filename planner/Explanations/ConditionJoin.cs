using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Finds things for variables so that conditions may hold, all of them or all but a few.</summary>
/// <param name="world">What may hold.</param>
/// <param name="variables">The variables; those that are bound already stay as they are.</param>
/// <param name="conditions">The conditions.</param>
internal sealed class ConditionJoin(RelaxedReachability world, ImmutableArray<TypedName> variables, ImmutableArray<Formula> conditions)
{
    private readonly bool[] isDone = new bool[conditions.Length];
    private readonly List<Formula> lacking = [];

    /// <summary>Each way, as the conditions that it lacks, while the bindings have the things of that way. With lacking conditions, variables
    /// that nothing else asks about stay free.</summary>
    /// <param name="bindings">Receives the things.</param>
    /// <param name="mayLack">How many conditions need not hold; ways that lack fewer are not given.</param>
    /// <param name="cancellation">Ends it.</param>
    public IEnumerable<ImmutableArray<Formula>> Ways(Bindings bindings, int mayLack, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int next = Next(bindings);
        if (next < 0)
        {
            return Finish(bindings, mayLack, 0, cancellation);
        }

        return Extend((Formula.Atom)conditions[next], next, bindings, mayLack, cancellation);
    }

    private IEnumerable<ImmutableArray<Formula>> Extend(
        Formula.Atom atom, int number, Bindings bindings, int mayLack, CancellationToken cancellation)
    {
        isDone[number] = true;
        string[] terms = bindings.Resolve(atom.Terms);
        foreach (Fact fact in world.Matches(atom.Predicate, terms).ToArray())
        {
            if (TryBind(terms, fact, bindings) is not { } bound)
            {
                continue;
            }

            try
            {
                foreach (ImmutableArray<Formula> way in Ways(bindings, mayLack, cancellation))
                {
                    yield return way;
                }
            }
            finally
            {
                // also where the caller has seen enough
                bindings.Release(bound);
            }
        }

        if (lacking.Count < mayLack)
        {
            lacking.Add(atom);
            foreach (ImmutableArray<Formula> way in Ways(bindings, mayLack, cancellation))
            {
                yield return way;
            }

            lacking.RemoveAt(lacking.Count - 1);
        }

        isDone[number] = false;
    }

    /// <summary>The open atom with the fewest candidates, or -1.</summary>
    private int Next(Bindings bindings)
    {
        int best = -1;
        int fewest = int.MaxValue;
        for (int i = 0; i < conditions.Length; i++)
        {
            if (!isDone[i] && conditions[i] is Formula.Atom atom
                && world.CountCandidates(atom.Predicate, bindings.Resolve(atom.Terms)) is var count && count < fewest)
            {
                (best, fewest) = (i, count);
            }
        }

        return best;
    }

    private int? TryBind(string[] terms, Fact fact, Bindings bindings)
    {
        int bound = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            if (terms[i][0] != '?' || bindings.Resolve(terms[i])[0] != '?')
            {
                continue;
            }

            if (variables.FirstOrDefault(variable => variable.Name == terms[i]) is { } variable && !world.Fits(fact.Arguments[i], variable))
            {
                bindings.Release(bound);
                return null;
            }

            bindings.Bind(terms[i], fact.Arguments[i]);
            bound++;
        }

        return bound;
    }

    /// <summary>Binds what atoms left free, and looks at all other conditions.</summary>
    private IEnumerable<ImmutableArray<Formula>> Finish(Bindings bindings, int mayLack, int variable, CancellationToken cancellation)
    {
        while (variable < variables.Length && bindings.Resolve(variables[variable].Name)[0] != '?')
        {
            variable++;
        }

        if (variable < variables.Length && !(lacking.Count > 0 && IsAskedByLackingOnly(variables[variable].Name)))
        {
            foreach (string thing in world.ThingsFor(variables[variable]))
            {
                cancellation.ThrowIfCancellationRequested();
                bindings.Bind(variables[variable].Name, thing);
                try
                {
                    foreach (ImmutableArray<Formula> way in Finish(bindings, mayLack, variable + 1, cancellation))
                    {
                        yield return way;
                    }
                }
                finally
                {
                    bindings.Release(1);
                }
            }

            yield break;
        }

        if (variable < variables.Length)
        {
            foreach (ImmutableArray<Formula> way in Finish(bindings, mayLack, variable + 1, cancellation))
            {
                yield return way;
            }

            yield break;
        }

        ImmutableArray<Formula> unmet = [.. lacking, .. conditions.Where(condition => condition is not Formula.Atom && !world.MayHold(condition, bindings))];
        if (unmet.Length == mayLack)
        {
            yield return unmet;
        }
    }

    private bool IsAskedByLackingOnly(string variable) =>
        !conditions.Any(condition => condition is not Formula.Atom && condition.ToString().Contains(variable, StringComparison.Ordinal));
}
