using System.Collections.Immutable;
using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Learning;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 7: where the world left the plan, and a plan from there. What each step promises is computed from the domain.</summary>
internal sealed class SurpriseExercise : IExercise
{
    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        AnswerFile answers = AnswerFile.Read(answer);
        PddlDomain domain = Towers.Domain(root, answer.Cancellation);
        PddlProblem problem = Towers.Problem(root, "hanoi-3", domain, answer.Cancellation);
        Demonstration film = TraceFile.Load(Towers.StarterFile(root, "07-film.trace"), answer.Cancellation);
        var rules = new StepRules(domain, problem.Objects, answer.Cancellation);
        film = film with { States = [.. film.States.Select(state => state.Union(Sizes(problem)))] };
        int surprise = Enumerable.Range(0, film.Steps.Length).First(i => !Promised(film, rules, i).Equals(film.States[i + 1]));
        if (answers.Number("after_step") is not { } said)
        {
            return LessonVerdict.NotYet(
                "You have not yet said after which step the world was otherwise than promised.",
                "Take the film's states one by one: which facts does the step before promise by its effects, and which does the film show?");
        }

        if (said != surprise + 1)
        {
            return LessonVerdict.Of([Elsewhere(said, film, surprise)]);
        }

        FactSet promised = Promised(film, rules, surprise);
        FactSet seen = film.States[surprise + 1];
        return Difference("gone", answers.Facts("gone"), promised.Except(seen), "promised and not seen")
            ?? Difference("new", answers.Facts("new"), seen.Except(promised), "seen and not promised")
            ?? Plan(answers.Steps("plan"), domain, problem, film);
    }

    // the film leaves out what never changes
    private static FactSet Sizes(PddlProblem problem) => new(problem.Init.Where(fact => fact.Predicate == "smaller"));

    private static FactSet Promised(Demonstration film, StepRules rules, int step) =>
        rules.Apply(film.States[step], film.Steps[step]!) ?? throw new InvalidOperationException($"Step {step + 1} of the film cannot be taken.");

    private static Finding Elsewhere(double said, Demonstration film, int surprise)
    {
        string step = string.Create(CultureInfo.InvariantCulture, $"{said}");
        return said > surprise + 1
            ? new Finding(
                $"The world was otherwise than promised before step {step} already.", "Look for the first state that the step before it does not explain.")
            : said >= 1 && said == Math.Floor(said)
                ? new Finding(
                    $"After step {step}, {film.Steps[(int)said - 1]}, the world is just as promised.", "Apply the step's effects to the state before it, fact by fact, and compare.")
                : new Finding($"There is no step {step}; the film has {film.Steps.Length} steps.", "Steps are counted from 1.");
    }

    private static LessonVerdict? Difference(string field, FactSet? said, FactSet right, string meaning)
    {
        if (said is null)
        {
            return LessonVerdict.NotYet($"You have not yet said which facts are {meaning}, in the list '{field}'.", "Compare the promised state with the one that the film shows, fact by fact.");
        }

        return said.Except(right).FirstOrDefault() is { } odd
            ? LessonVerdict.NotYet($"Your list '{field}' has {odd}, which is not among the facts that are {meaning}.", "Write both states side by side and strike out what they share.")
            : right.Except(said).Count is > 0 and var count
                ? LessonVerdict.NotYet(
                    string.Create(CultureInfo.InvariantCulture, $"Your list '{field}' lacks {(count == 1 ? "a fact that is" : $"{count} facts that are")} {meaning}."),
                    "A cube that is not where it should be changes more than one fact: what it stands on, and what is free.")
                : null;
    }

    private static LessonVerdict Plan(ImmutableArray<PlanStep>? steps, PddlDomain domain, PddlProblem problem, Demonstration film)
    {
        if (steps is not { } plan)
        {
            return LessonVerdict.NotYet("You have not yet planned again.", "Begin at the last state of the film; the goal is that of hanoi-3.");
        }

        PddlProblem rest = problem with { Init = film.States[^1] };
        ValidationResult result = PlanValidator.Validate(domain, rest, new Plan(plan));
        return result.IsValid
            ? LessonVerdict.Passed(
                string.Create(CultureInfo.InvariantCulture, $"The surprise is found, and your new plan of {plan.Length} steps leads from there to the goal."))
            : LessonVerdict.Of([new Finding($"Your new plan does not work from the last state of the film. {result.Reason}",
                "The old plan was made for a world that is no longer there. Plan from what is seen now; ./neurosym plan can do it once you write that state as a problem.")
            {
                State = film.States[^1].Except(Sizes(problem)).ToString(),
                Step = result.FailedStep is { } failed ? plan[failed - 1].ToString() : null,
            }]);
    }
}
