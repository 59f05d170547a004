using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Reach;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding.Propositional;

/// <summary>A problem over atoms: what is left when everything that never changes is compiled away, before atoms become variables.</summary>
internal sealed class PropositionalTask
{
    public required LiftedTask Lifted { get; init; }

    public required ReachedActions Reached { get; init; }

    public required ExpressionGrounder Expressions { get; init; }

    public required List<PropositionalAction> Actions { get; init; }

    /// <summary>The goal: one of these must hold at the end.</summary>
    public required List<PropositionalCondition> Goals { get; init; }

    /// <summary>A part of the goal that nothing makes true; null where there is none.</summary>
    public string? UnreachableGoal { get; set; }

    /// <summary>PDDL's cost of one unit of the actions' costs.</summary>
    public Rational CostUnit { get; set; } = 1;

    /// <summary>What is minimized at the start: what the actions' costs are added to.</summary>
    public Rational InitialCost { get; set; }

    /// <summary>What is minimized at the end where that is not the sum of the actions' costs.</summary>
    public LinearExpression? FinalMetric { get; set; }

    /// <summary>The action as plans write it.</summary>
    public NeuroSymbolic.Core.PlanStep StepOf(int reached) =>
        new(Lifted.Schemas[Reached.SchemaOf(reached)].Name, Lifted.Symbols.Names(Reached.ObjectsOf(reached)));
}
