using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Turns a PDDL problem into a ground task.</summary>
public static class Grounder
{
    /// <summary>Grounds the problem.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="actionLimit">The most ground actions that are built.</param>
    /// <param name="cancellation">Ends grounding with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The task; null when it has more actions than the limit.</returns>
    /// <exception cref="InputException">The problem speaks of predicates or objects that there are not.</exception>
    public static GroundTask? Ground(PddlDomain domain, PddlProblem problem, int actionLimit, CancellationToken cancellation = default)
    {
        if (StripsGrounder.Ground(domain, problem, actionLimit, cancellation) is not { } strips)
        {
            return null;
        }

        // every fact is a variable of two values
        var facts = ImmutableArray.CreateBuilder<GroundFact>();
        var numbers = new Dictionary<StripsFact, int>();
        foreach (StripsFact fact in strips.Facts.Where(fact => fact.IsPositive))
        {
            numbers[fact] = facts.Count;
            numbers[fact with { IsPositive = false }] = facts.Count + 1;
            facts.Add(new GroundFact(fact.Fact));
            facts.Add(new GroundFact(fact.Fact, IsPositive: false));
        }

        int Number(int fact) => numbers[strips.Facts[fact]];
        ImmutableArray<int> Numbers(IEnumerable<int> some) => [.. some.Select(Number).Order()];
        var holds = strips.Init.Select(Number).ToHashSet();
        return new GroundTask
        {
            Facts = facts.ToImmutable(),
            Variables = [.. Enumerable.Range(0, facts.Count / 2).Select(i => new StateVariable(2 * i, 2))],
            Actions =
            [
                .. strips.Actions.Select(action => new GroundAction(
                    action.Step,
                    new GroundCondition(Numbers(action.Preconditions)),
                    [
                        .. action.Deletes.Where(fact => strips.Facts[fact].IsPositive)
                            .Select(fact => new GroundEffect(GroundCondition.True, Number(fact) + 1)),
                        .. action.Adds.Where(fact => strips.Facts[fact].IsPositive)
                            .Select(fact => new GroundEffect(GroundCondition.True, Number(fact))),
                    ],
                    [],
                    1)),
            ],
            Init = [.. Enumerable.Range(0, facts.Count / 2).Select(i => holds.Contains(2 * i) ? 2 * i : (2 * i) + 1)],
            Goal = new GroundCondition(Numbers(strips.Goal)),
            UnreachableGoal = strips.UnreachableGoal?.ToString(),
        };
    }
}
