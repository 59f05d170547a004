using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

/// <summary>Short problems by the step-by-step engine on propositional STRIPS.</summary>
internal sealed class StripsPieces : ISubproblemSolver
{
    private readonly GroundTask task;
    private readonly ImmutableArray<StripsFact> facts;
    private readonly ImmutableArray<StripsAction> actions;
    private readonly Dictionary<PlanStep, int> numberOf = [];

    /// <summary>Prepares a task without conditional effects, clauses and numbers.</summary>
    public StripsPieces(GroundTask task)
    {
        this.task = task;
        facts = [.. task.Facts.Select((fact, number) => new StripsFact(fact.Fact ?? new Fact($"none{number}"), fact.IsPositive))];
        int[] variableOf = new RelaxedRules(task).VariableOf;
        actions =
        [
            .. task.Actions.Select((action, number) =>
            {
                numberOf.TryAdd(action.Step, number);
                var after = new Dictionary<int, int>();
                foreach (GroundEffect effect in action.Effects)
                {
                    after[variableOf[effect.Fact]] = effect.Fact;
                }

                int[] adds = [.. after.Values.Where(fact => !action.Precondition.Facts.Contains(fact)).Order()];
                return new StripsAction(
                    action.Step,
                    action.Precondition.Facts,
                    [.. adds],
                    [
                        .. after.SelectMany(entry => Enumerable.Range(task.Variables[entry.Key].FirstFact, task.Variables[entry.Key].Count)
                            .Where(fact => fact != entry.Value)).Order(),
                    ]);
            }),
        ];
    }

    /// <inheritdoc/>
    public EngineOutcome Solve(ImmutableArray<int> state, GroundCondition goal, EngineLimits limits)
    {
        if (!goal.Clauses.IsEmpty)
        {
            return new EngineOutcome { Status = PlanStatus.BudgetExhausted };
        }

        var planner = new SmtPlanner(new StripsTask(facts, actions, [.. state.Order()], goal.Facts, null));
        (PlanStatus status, Plan? plan) = planner.Run(0, limits.MaxHorizon, limits.Work, limits.Cancellation);
        return new EngineOutcome
        {
            Status = status,
            Actions = plan is null ? null : [.. plan.Steps.Select(step => numberOf[step])],
            LowerBound = planner.LowerBound,
            Work = planner.Work,
        };
    }
}
