using System.Collections.Immutable;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Tasks;

/// <summary>A planning task without parameters over variables with finite domains and numbers: what is left of a PDDL problem when
/// quantifiers, types and facts that never change are compiled away. After it, nothing knows PDDL.</summary>
/// <remarks>SAS+ (Bäckström and Nebel, Computational Intelligence 1995) with conditional effects, as Helmert derives it from PDDL
/// (Concise finite-domain representations for PDDL planning tasks, AIJ 2009), with clauses in conditions and with the numbers of PDDL
/// 2.1 level 2.</remarks>
public sealed record GroundTask
{
    /// <summary>The facts, those of one variable one after another.</summary>
    public required ImmutableArray<GroundFact> Facts { get; init; }

    /// <summary>The variables; every fact belongs to exactly one.</summary>
    public required ImmutableArray<StateVariable> Variables { get; init; }

    /// <summary>The numbers that can change.</summary>
    public ImmutableArray<GroundNumber> Numbers { get; init; } = [];

    /// <summary>The actions that may ever become applicable and change something.</summary>
    public required ImmutableArray<GroundAction> Actions { get; init; }

    /// <summary>The facts that hold at the start: one of each variable, in their order.</summary>
    public required ImmutableArray<int> Init { get; init; }

    /// <summary>What must hold at the end.</summary>
    public required GroundCondition Goal { get; init; }

    /// <summary>Further sets of facts of which at most one holds in every reachable state; ascending, at least two each. The variables are
    /// such sets too and not repeated here.</summary>
    public ImmutableArray<ImmutableArray<int>> ExclusiveFacts { get; init; } = [];

    /// <summary>PDDL's cost of one unit of <see cref="GroundAction.Cost"/>. Without a metric every action costs one.</summary>
    public Rational CostUnit { get; init; } = 1;

    /// <summary>What the sum of the actions' costs is added to: PDDL's metric at the start, its sign turned where it is
    /// maximized.</summary>
    public Rational InitialCost { get; init; }

    /// <summary>Whether the problem's metric is to be large: what is minimized here is its negative.</summary>
    public bool IsMaximized { get; init; }

    /// <summary>What is minimized in the state after the last step where that is not the sum of the actions' costs; null where it is.
    /// Every action costs one then.</summary>
    public LinearExpression? FinalMetric { get; init; }

    /// <summary>A part of the goal that no sequence of actions can make true, in the problem's words; the task is unsolvable
    /// then.</summary>
    public string? UnreachableGoal { get; init; }

    /// <summary>[fact]: its variable. Computed at each call.</summary>
    internal int[] VariableOfFacts()
    {
        int[] variableOf = new int[Facts.Length];
        for (int variable = 0; variable < Variables.Length; variable++)
        {
            (int first, int count) = Variables[variable];
            Array.Fill(variableOf, variable, first, count);
        }

        return variableOf;
    }
}
