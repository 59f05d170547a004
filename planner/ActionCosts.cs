using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner;

/// <summary>Gives the actions of a task the costs that the options ask for.</summary>
internal static class ActionCosts
{
    // a thousandth of a joule: finer than any model of an arm, and integers stay small
    private const decimal EnergyUnitJoules = 0.001m;

    public static GroundTask For(GroundTask task, PlannerOptions options) => options.Metric switch
    {
        PlanMetric.Length => With(task, 1, _ => 1),
        PlanMetric.Energy => With(task, EnergyUnitJoules, action => (long)Math.Round((decimal)StepEnergy(options, action) / EnergyUnitJoules)),
        _ => task,
    };

    private static double StepEnergy(PlannerOptions options, GroundAction action) =>
        (options.StepEnergy ?? throw new ArgumentException("The metric is energy, and StepEnergy is missing.", nameof(options)))(action.Step);

    private static GroundTask With(GroundTask task, Rational unit, Func<GroundAction, long> cost) => task with
    {
        Actions = [.. task.Actions.Select(action => action.IsGoalCheck ? action : action with { Cost = cost(action) })],
        CostUnit = unit,
        FinalMetric = null,
    };
}
