using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Turns a PDDL problem into a propositional task.</summary>
/// <remarks>
/// Only actions that relaxed reachability finds are built. Facts that never change disappear; a fact that some condition wants
/// false gets a second proposition that is true when the fact is not (Gazen and Knoblock, ECP 1997), so that conditions are
/// positive from here on.
/// </remarks>
public static class StripsGrounder
{
    /// <summary>Grounds the problem.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="actionLimit">The most ground actions that are built.</param>
    /// <param name="cancellation">Ends grounding with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The task; null when it has more actions than the limit.</returns>
    /// <exception cref="InputException">The problem speaks of predicates or objects that there are not.</exception>
    public static StripsTask? Ground(PddlDomain domain, PddlProblem problem, int actionLimit, CancellationToken cancellation = default)
    {
        var atoms = new AtomTable(domain, problem);
        foreach (Fact fact in problem.Init)
        {
            Intern(atoms, fact.Predicate, fact.Arguments);
        }

        int initialCount = atoms.Count;
        LiftedAction[] lifted = [.. domain.Actions.Select(action => new LiftedAction(domain, action, atoms))];
        var reachability = new RelaxedReachability(atoms, lifted, actionLimit, cancellation);
        return reachability.Run()
            ? new StripsTaskBuilder(atoms, initialCount, reachability.Reached).Build(problem)
            : null;
    }

    private static void Intern(AtomTable atoms, string predicate, ImmutableArray<string> arguments)
    {
        int number = atoms.PredicateNumber(predicate, arguments.Length);
        atoms.Intern(number, [.. arguments.Select(atoms.ObjectNumber)]);
    }
}
