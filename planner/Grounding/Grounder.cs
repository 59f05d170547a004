using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Grounding.Reach;
using NeuroSymbolic.Planner.Grounding.Variables;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Grounding;

/// <summary>Turns a PDDL problem into a ground task.</summary>
/// <remarks>
/// Names become numbers and negations move inside (<see cref="LiftedTask"/>); joins find what can be reached at all
/// (<see cref="Reachability"/>); conditions over what was reached become conjunctive (<see cref="PropositionalTask"/>); atoms of which
/// one holds at a time become variables (<see cref="VariableLayout"/>).
/// </remarks>
public static class Grounder
{
    /// <summary>Grounds the problem.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="actionLimit">The most ground actions that are built.</param>
    /// <param name="cancellation">Ends grounding with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The task; null when it has more actions than the limit.</returns>
    /// <exception cref="InputException">The problem speaks of predicates, functions or objects that there are not; an expression is not
    /// linear; a condition has too many alternatives; a number is too large.</exception>
    public static GroundTask? Ground(PddlDomain domain, PddlProblem problem, int actionLimit, CancellationToken cancellation = default)
    {
        var stages = new GroundingStages(domain, problem, actionLimit, cancellation);
        if (!stages.Build())
        {
            return null;
        }

        stages.DropIrrelevant();
        if (stages.Task.UnreachableGoal is null)
        {
            stages.FindGroups();
        }

        stages.DropExcluded();
        return stages.ChooseVariables().Write(stages.Groups, cancellation);
    }
}
