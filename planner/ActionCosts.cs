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
        PlanMetric.Length => Steps(task),
        PlanMetric.Energy => With(task, EnergyUnitJoules, action => (long)Math.Round((decimal)StepEnergy(options, action) / EnergyUnitJoules)),
        _ => task,
    };

    /// <summary>The task in which each action costs one.</summary>
    public static GroundTask Steps(GroundTask task) => With(task, 1, _ => 1);

    private static double StepEnergy(PlannerOptions options, GroundAction action) =>
        (options.StepEnergy ?? throw new ArgumentException("The metric is energy, and StepEnergy is missing.", nameof(options)))(action.Step);

    private static GroundTask With(GroundTask task, Rational unit, Func<GroundAction, long> cost) => task with
    {
        Actions = [.. task.Actions.Select(action => action.IsGoalCheck ? action : action with { Cost = cost(action) })],
        CostUnit = unit,
        InitialCost = 0,
        IsMaximized = false,
        FinalMetric = null,
    };
}
