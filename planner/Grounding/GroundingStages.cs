using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding.Invariants;
using NeuroSymbolic.Planner.Grounding.Lifted;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Grounding.Pruning;
using NeuroSymbolic.Planner.Grounding.Reach;
using NeuroSymbolic.Planner.Grounding.Variables;
using NeuroSymbolic.Planner.Pddl;

namespace NeuroSymbolic.Planner.Grounding;

/// <summary>The stages of grounding, for <see cref="Grounder"/> and for those who want to look between them.</summary>
internal sealed class GroundingStages
{
    private readonly int actionLimit;
    private readonly CancellationToken cancellation;
    private PropositionalTask? task;

    /// <exception cref="InputException">The problem speaks of predicates, functions or objects that there are not.</exception>
    public GroundingStages(PddlDomain domain, PddlProblem problem, int actionLimit, CancellationToken cancellation)
    {
        this.actionLimit = actionLimit;
        this.cancellation = cancellation;
        Lifted = new LiftedTask(domain, problem);
        Reachability = new Reachability(Lifted, actionLimit, cancellation);
    }

    public LiftedTask Lifted { get; }

    public Reachability Reachability { get; }

    /// <summary>What was built, as the stages so far left it.</summary>
    public PropositionalTask Task => task ?? throw new InvalidOperationException("Nothing was built yet.");

    public List<AtomGroup> Groups { get; private set; } = [];

    /// <summary>Finds what can be reached at all and builds a task from it; false when it has more actions than the limit.</summary>
    public bool Build()
    {
        try
        {
            if (!Reachability.Run())
            {
                return false;
            }
        }
        catch (OverflowException)
        {
            throw new InputException($"The problem compares numbers that grow beyond {Rational.MostBits} bits.");
        }

        task = new PropositionalBuilder(Lifted, Reachability).Build(actionLimit, cancellation);
        return task is not null;
    }

    /// <summary>Settles costs and drops what the goal does not need.</summary>
    public void DropIrrelevant()
    {
        MetricGrounder.Apply(Task);
        cancellation.ThrowIfCancellationRequested();
        if (Task.UnreachableGoal is null)
        {
            GoalRelevance.Apply(Task, cancellation);
        }
    }

    /// <summary>Finds groups of exclusive atoms.</summary>
    public void FindGroups() => Groups = new InvariantSynthesis(Task).Find(cancellation);

    /// <summary>Drops what asks for two exclusive atoms at once, or is not needed without such.</summary>
    public void DropExcluded()
    {
        if (Task.UnreachableGoal is null)
        {
            ExclusionPruning.Apply(Task, Groups, cancellation);
        }

        if (Task.UnreachableGoal is not null)
        {
            Task.Actions.Clear();
            Task.Goals.Clear();
            Task.Goals.Add(PropositionalCondition.True);
        }
    }

    /// <summary>Chooses variables for the atoms.</summary>
    public TaskWriter ChooseVariables()
    {
        cancellation.ThrowIfCancellationRequested();
        var used = new UsedLiterals(Task);
        List<AtomGroup> chosen = VariableCover.Choose(Groups, used, Lifted.Atoms.Count);
        cancellation.ThrowIfCancellationRequested();
        return new TaskWriter(Task, new VariableLayout(Task, chosen, used.IsDenialRead), used.IsNumberRead);
    }
}
