using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Studio;

/// <summary>Takes steps from the start of a problem and tells of each why it can be taken and what it changes.</summary>
internal static class StepsDesk
{
    private const int MostSteps = 1000;
    private const int MostFacts = 4000;
    private const int MostPossible = 200;

    /// <summary>Takes the steps in turn, until one cannot be taken.</summary>
    /// <exception cref="PddlException">A text is wrong.</exception>
    /// <exception cref="RefusalException">There is more than can be shown.</exception>
    public static StepsAnswer Read(StepsQuestion asked, CancellationToken cancellation)
    {
        (PddlDomain domain, PddlProblem problem) = Texts.Read(asked.Domain, asked.Problem);
        Plan plan = IpcPlanFile.Parse(string.Join('\n', asked.Steps));
        if (plan.Length > MostSteps || problem.Init.Count > MostFacts)
        {
            throw new RefusalException(422, plan.Length > MostSteps
                ? $"The plan has {plan.Length} steps; up to {MostSteps} are shown one by one."
                : $"The problem has {problem.Init.Count} facts; the states of problems with up to {MostFacts} are shown.");
        }

        var rules = new StepRules(domain, problem.Objects, cancellation);
        var start = SymbolicState.Start(problem);
        SymbolicState state = start;
        ValidationResult verdict = PlanValidator.Validate(domain, problem, plan, cancellation);
        var taken = new List<StepTaken>();
        bool isStopped = false;
        foreach (PlanStep step in plan.Steps)
        {
            StepReading reading = rules.Read(state, step);
            string? misfit = verdict.FailedStep == taken.Count + 1 ? verdict.Reason : null;
            SymbolicState? after = misfit is null ? reading.After : null;
            taken.Add(Taken(step, reading, misfit ?? reading.Obstacle, state, after, rules, problem.Goal));
            if (after is null)
            {
                isStopped = true;
                break;
            }

            state = after;
        }

        IReadOnlyList<(PlanStep Step, SymbolicState After)> possible = isStopped
            ? []
            : new PermittedSteps(domain, problem.Objects, cancellation).In(state, MostPossible + 1);
        HashSet<string> changing = Changing(domain);
        return new StepsAnswer(
            [.. domain.Constants.Concat(problem.Objects).Select(thing => new ObjectOf(thing.Name, thing.Types[0]))],
            Words(start.Facts),
            start.Numbers.ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToDecimalText()),
            [.. domain.Predicates.Select(predicate => predicate.Name).Where(name => !changing.Contains(name))],
            Conditions(rules.Read(start, problem.Goal)),
            taken,
            !isStopped && rules.Holds(state, problem.Goal),
            verdict.Reason,
            verdict.Repair,
            [.. possible.Take(MostPossible).Select(item => item.Step.ToString())],
            possible.Count > MostPossible);
    }

    /// <summary>The predicates that actions change.</summary>
    public static HashSet<string> Changing(PddlDomain domain)
    {
        var changing = new HashSet<string>();
        var open = new Stack<Effect>(domain.Actions.Select(action => action.Effect));
        while (open.TryPop(out Effect? effect))
        {
            switch (effect)
            {
                case Effect.Literal literal:
                    changing.Add(literal.Atom.Predicate);
                    break;
                case Effect.All all:
                    Array.ForEach([.. all.Parts], open.Push);
                    break;
                case Effect.ForAll all:
                    open.Push(all.Body);
                    break;
                case Effect.When conditional:
                    open.Push(conditional.Body);
                    break;
            }
        }

        return changing;
    }

    private static StepTaken Taken(
        PlanStep step, StepReading reading, string? obstacle, SymbolicState before, SymbolicState? after, StepRules rules, Formula goal) => new(
        step.ToString(),
        Conditions(reading.Conditions),
        obstacle,
        after is null ? [] : Words(after.Facts.Except(before.Facts)),
        after is null ? [] : Words(before.Facts.Except(after.Facts)),
        after is null ? new Dictionary<string, string>() : after.Numbers
            .Where(pair => !before.Numbers.TryGetValue(pair.Key, out Rational old) || old != pair.Value)
            .ToDictionary(pair => pair.Key.ToString(), pair => pair.Value.ToDecimalText()),
        after is null ? [] : Conditions(rules.Read(after, goal)));

    private static Condition[] Conditions(IEnumerable<ConditionReading> readings) =>
        [.. readings.Select(reading => new Condition(reading.Text, reading.Holds))];

    private static string[] Words(FactSet facts) => [.. facts.Select(fact => fact.ToString())];
}
