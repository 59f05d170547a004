using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;
using NeuroSymbolic.Planner.Grounding.Invariants;
using NeuroSymbolic.Planner.Grounding.Propositional;
using NeuroSymbolic.Planner.Grounding.Reach;
using NeuroSymbolic.Planner.Grounding.Variables;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Tasks;

namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Why an action that somebody expected is not among those that plans are made of.</summary>
public static class ActionAbsence
{
    private const int MostActions = 1_000_000;

    // of a long chain of reasons the first few
    private const int MostSentences = 3;

    /// <summary>Says why the action is not there, or that it is.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="problem">A problem of it.</param>
    /// <param name="step">The action with its objects.</param>
    /// <param name="cancellation">Ends it with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>A sentence, or a few where the reason lies further back.</returns>
    /// <exception cref="InputException">The problem cannot be ground; see <see cref="Grounder.Ground"/>.</exception>
    public static string Explain(PddlDomain domain, PddlProblem problem, PlanStep step, CancellationToken cancellation = default)
    {
        if (domain.FindAction(step.Action) is not { } action)
        {
            return $"The domain has no action '{step.Action}'; {NearestName.Suggest(step.Action, domain.Actions.Select(other => other.Name))}.";
        }

        return Misfit(domain, problem, action, step)
            ?? Impossible(domain, problem, action, step, cancellation)
            ?? Dropped(domain, problem, step, cancellation);
    }

    private static string? Misfit(PddlDomain domain, PddlProblem problem, ActionSchema action, PlanStep step)
    {
        if (action.Parameters.Length != step.Arguments.Length)
        {
            return $"'{action.Name}' takes {Counted.Arguments(action.Parameters.Length)}, not {step.Arguments.Length}: "
                + $"({string.Join(' ', action.Parameters.Select(parameter => parameter.ToString()).Prepend(action.Name))}).";
        }

        TypedName[] things = [.. domain.Constants, .. problem.Objects];
        for (int i = 0; i < action.Parameters.Length; i++)
        {
            string name = step.Arguments[i];
            if (Array.Find(things, thing => thing.Name == name) is not { } found)
            {
                return $"The problem has no object '{name}'; {NearestName.Suggest(name, things.Select(thing => thing.Name))}.";
            }

            if (!domain.Types.Fits(found, action.Parameters[i].Types))
            {
                return $"'{found}' does not fit the parameter '{action.Parameters[i]}' of '{action.Name}'.";
            }
        }

        return null;
    }

    /// <summary>What of the precondition can never hold, even if nothing that was reached is ever lost.</summary>
    private static string? Impossible(
        PddlDomain domain, PddlProblem problem, ActionSchema action, PlanStep step, CancellationToken cancellation)
    {
        var bindings = new Bindings();
        for (int i = 0; i < action.Parameters.Length; i++)
        {
            bindings.Bind(action.Parameters[i].Name, step.Arguments[i]);
        }

        var world = new RelaxedReachability(domain, problem, cancellation);
        if (new ObstacleSearch(world, cancellation).Find(Substitution.Apply(action.Precondition, bindings)) is not { } obstacle)
        {
            return null;
        }

        var wording = new ObstacleWording(domain, problem, world);
        return obstacle.Kind == ObstacleKind.Blocked
            ? $"{step} needs {obstacle.Condition}, which can never be true. {string.Join(' ', wording.Way(obstacle).Distinct().Take(MostSentences))}"
            : $"{step} can never be taken: it needs {obstacle.Condition}, and {wording.Cause(obstacle)}.";
    }

    private static string Dropped(PddlDomain domain, PddlProblem problem, PlanStep step, CancellationToken cancellation)
    {
        var stages = new GroundingStages(domain, problem, MostActions, cancellation);
        if (!stages.Build())
        {
            return $"The problem has more than {MostActions} ground actions, so that none of them is looked at.";
        }

        int number = Find(stages, step);
        if (number < 0)
        {
            return $"{step} can never be taken: its precondition {domain.FindAction(step.Action)!.Precondition} never holds for these objects.";
        }

        if (Cases(stages, number).Count == 0)
        {
            return $"{step} changes nothing: all that it makes true holds whenever it can be taken.";
        }

        if (stages.Task.UnreachableGoal is { } unreachable)
        {
            return $"{step} helps nothing: no sequence of actions makes {unreachable} true, which the goal asks for.";
        }

        stages.DropIrrelevant();
        List<PropositionalAction> cases = Cases(stages, number);
        if (cases.Count == 0)
        {
            return $"{step} is of no use: the goal, and all that helps to reach it, is the same after it.";
        }

        stages.FindGroups();
        var exclusions = new MutexSimplifier(stages.Lifted.Atoms.Count, stages.Groups);
        (int First, int Second)? conflict = cases.TrueForAll(one => exclusions.Simplify(one) is null)
            ? exclusions.Conflict(cases[0].Precondition)
            : null;
        if (conflict is { } both)
        {
            return $"{step} can never be taken: it needs {Text(stages, both.First)} and {Text(stages, both.Second)}, which exclude each other.";
        }

        stages.DropExcluded();
        cases = Cases(stages, number);
        return cases.Count == 0
            ? $"{step} leads nowhere: what must come before it or after it asks for facts that exclude each other."
            : Written(stages, cases, step, cancellation);
    }

    private static string Written(GroundingStages stages, List<PropositionalAction> cases, PlanStep step, CancellationToken cancellation)
    {
        TaskWriter writer = stages.ChooseVariables();
        GroundTask task = writer.Write(stages.Groups, cancellation);
        if (task.Actions.Any(action => action.Step.Equals(step)))
        {
            return $"{step} is there: plans can use it.";
        }

        GroundAction? own = cases.ConvertAll(writer.Write).Find(action => action is not null);
        GroundAction? other = own is null ? null : task.Actions.FirstOrDefault(action => DistinctActions.IsSame(action, own));
        return other is null
            ? $"{step} can never be taken: its precondition asks for facts that exclude each other."
            : $"{step} does the same as {other.Step}, which costs no more; one of them is enough.";
    }

    private static int Find(GroundingStages stages, PlanStep step)
    {
        ReachedActions reached = stages.Reachability.Actions;
        for (int i = 0; i < reached.Count; i++)
        {
            if (stages.Lifted.Schemas[reached.SchemaOf(i)].Name == step.Action && stages.Task.StepOf(i).Equals(step))
            {
                return i;
            }
        }

        return -1;
    }

    private static List<PropositionalAction> Cases(GroundingStages stages, int number) =>
        stages.Task.Actions.FindAll(action => action.Number == number);

    private static string Text(GroundingStages stages, int literal) =>
        stages.Lifted.Symbols.FactOf(stages.Lifted.Atoms, literal >> 1).ToString();
}
