using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Lessons;

/// <summary>Lesson 3: a plan, judged by the validator.</summary>
internal sealed class PlanExercise : IExercise
{
    /// <inheritdoc/>
    public LessonVerdict Check(SourceText answer, string root)
    {
        Plan plan = PlanFileReader.Read(answer);
        PddlDomain domain = Towers.Domain(root, answer.Cancellation);
        PddlProblem problem = PddlProblem.Load(Towers.StarterFile(root, "03-problem.pddl"), domain, answer.Cancellation);
        ValidationResult result = PlanValidator.Validate(domain, problem, plan, answer.Cancellation);
        if (!result.IsValid)
        {
            return LessonVerdict.Of([new Finding(plan.Length == 0 ? "Your plan has no steps." : result.Reason!, Hint(result, plan))
            {
                Step = result.FailedStep is { } failed ? plan.Steps[failed - 1].ToString() : null,
                Expected = result.Condition,
            }]);
        }

        StateGraph graph = StateGraph.Explore(domain, problem, answer.Cancellation);
        var rules = new StepRules(domain, problem.Objects, answer.Cancellation);
        int shortest = graph.ShortestWay(0, state => rules.Holds(new SymbolicState(state), problem.Goal))!.Value.Length;
        return LessonVerdict.Passed(
            string.Create(CultureInfo.InvariantCulture, $"All {plan.Length} steps can be taken, and the goal holds at the end."),
            plan.Length == shortest
                ? "No plan is shorter."
                : string.Create(CultureInfo.InvariantCulture, $"There is a plan of {shortest} steps; where does yours go a longer way?"));
    }

    private static string Hint(ValidationResult result, Plan plan) => result switch
    {
        _ when plan.Length == 0 => "A plan has one step a line, such as (pick cube1 middle). Which cube can be picked up first, and from where?",
        { FailedStep: null } => "Every step can be taken, so only the end is missing. Which cubes are not where the goal wants them?",
        { Condition: ['(', 'c', 'l', 'e', 'a', 'r', ..] } => "Play the steps before this one with three coins on paper: what stands on that place at this moment?",
        { Condition: ['(', 's', 'm', 'a', 'l', 'l', ..] } => "A larger cube never stands on a smaller one. Where else could this cube go, or which must go elsewhere before it?",
        { Condition: ['(', 'f', 'r', 'e', 'e', ..] } => "The gripper holds one cube at a time. What does it hold at this moment?",
        { Condition: ['(', 'g', 'r', 'a', 's', ..] } => "A cube has to be in the gripper before it can be put down.",
        { Condition: ['(', 'o', 'n', ..] } => "Play the steps before this one with three coins on paper: where does that cube stand at this moment?",
        _ => "Compare the step with the actions in domains/hanoi/domain.pddl: their names, and which things they take in which order.",
    };
}
