using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner;

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
        var lifted = new LiftedTask(domain, problem);
        var reachability = new Reachability(lifted, actionLimit, cancellation);
        if (!Reach(reachability) || new PropositionalBuilder(lifted, reachability).Build(actionLimit, cancellation) is not { } task)
        {
            return null;
        }

        MetricGrounder.Apply(task);
        List<AtomGroup> groups = [];
        if (task.UnreachableGoal is null)
        {
            GoalRelevance.Apply(task);
            groups = new InvariantSynthesis(task).Find(cancellation);
            ExclusionPruning.Apply(task, groups);
        }

        if (task.UnreachableGoal is not null)
        {
            task.Actions.Clear();
            task.Goal = PropositionalCondition.True;
        }

        var used = new UsedLiterals(task);
        var layout = new VariableLayout(task, VariableCover.Choose(groups, used, lifted.Atoms.Count), used.IsDenialRead);
        return new TaskWriter(task, layout, used.IsNumberRead).Write(groups, cancellation);
    }

    private static bool Reach(Reachability reachability)
    {
        try
        {
            return reachability.Run();
        }
        catch (OverflowException)
        {
            throw new InputException("The problem compares numbers that are larger than decimal numbers of 28 digits.");
        }
    }
}
