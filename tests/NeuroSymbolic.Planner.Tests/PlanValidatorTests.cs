using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

public class PlanValidatorTests
{
    [Theory]
    [InlineData(
        "(pick cube2 cube3)", 1, "(clear cube2)",
        "Step 1 (pick cube2 cube3) cannot be taken: (clear cube2) does not hold.",
        "A repair must make (clear cube2) true before step 1, by (pick ?d cube2), (place cube2 ?to).")]
    [InlineData(
        "(pick cube1 cube2)\n(pick cube2 cube3)", 2, "(free-gripper)",
        "Step 2 (pick cube2 cube3) cannot be taken: (free-gripper) does not hold, because step 1 (pick cube1 cube2) made it false.",
        "A repair must make (free-gripper) true between steps 1 and 2, by (place ?d ?to).")]
    [InlineData(
        "(pick cube1 cube2)\n(place cube1 right)\n(pick cube2 cube3)\n(place cube2 cube1)", 4, "(smaller cube2 cube1)",
        "Step 4 (place cube2 cube1) cannot be taken: (smaller cube2 cube1) does not hold.",
        "No action of the domain can make (smaller cube2 cube1) true, so that step 4 must be another.")]
    [InlineData(
        "(pick cube1 cube2)\n(place cube1 right)", null, "(on cube1 cube2)",
        "After the last step the goal fails: (on cube1 cube2) does not hold, because step 1 (pick cube1 cube2) made it false.",
        "A repair must make (on cube1 cube2) true after step 1, by (place cube1 cube2).")]
    [InlineData(
        "", null, "(on cube3 right)",
        "After the last step the goal fails: (on cube3 right) does not hold.",
        "A repair must make (on cube3 right) true before the end, by (place cube3 right).")]
    [InlineData(
        "(pik cube1 cube2)", 1, null, "Step 1 (pik cube1 cube2) cannot be taken: the domain has no action 'pik'; perhaps 'pick' is meant.", null)]
    [InlineData("(pick cube1)", 1, null, "Step 1 (pick cube1) cannot be taken: 'pick' takes 2 arguments, not 1.", null)]
    [InlineData(
        "(pick cube9 cube2)", 1, null,
        "Step 1 (pick cube9 cube2) cannot be taken: the problem has no object 'cube9'; perhaps 'cube1' is meant.", null)]
    [InlineData(
        "(pick left cube2)", 1, null,
        "Step 1 (pick left cube2) cannot be taken: 'left - peg' does not fit the parameter '?d - disk'.", null)]
    public void A_plan_that_fails_is_rejected_with_step_reason_and_repair(
        string text, int? step, string? condition, string reason, string? repair)
    {
        ValidationResult result = PlanValidator.Validate(Domains.Hanoi, Domains.HanoiProblem(3), IpcPlanFile.Parse(text));
        Assert.Equal(reason, result.Reason);
        Assert.Equal(repair, result.Repair);
        Assert.Equal(new ValidationResult(false, step, reason) { Condition = condition, Repair = repair }, result);
    }

    [Fact]
    public void Apply_tells_the_state_that_a_step_promises()
    {
        FactSet start = Domains.HanoiProblem(3).Init;
        var rules = new StepRules(Domains.Hanoi, []);
        FactSet held = rules.Apply(start, PlanStep.Parse("(pick cube1 cube2)"))!;
        Assert.Equal(FactSet.Parse("(grasped cube1)", "(clear cube2)"), held.Except(start));
        Assert.Equal(FactSet.Parse("(free-gripper)", "(clear cube1)", "(on cube1 cube2)"), start.Except(held));
        Assert.Null(rules.Apply(held, PlanStep.Parse("(pick cube2 cube3)")));
    }
}
