using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Planner.Tests;

public class PlanValidatorTests
{
    [Theory]
    [InlineData("(pick cube2 cube3)", 1, "Step 1 (pick cube2 cube3) cannot be taken: (clear cube2) does not hold.")]
    [InlineData("(pick cube1 cube2)\n(pick cube2 cube3)", 2, "Step 2 (pick cube2 cube3) cannot be taken: (free-gripper) does not hold.")]
    [InlineData("(pik cube1 cube2)", 1, "Step 1 (pik cube1 cube2) cannot be taken: the domain has no action 'pik'; perhaps 'pick' is meant.")]
    [InlineData("(pick cube1)", 1, "Step 1 (pick cube1) cannot be taken: 'pick' takes 2 argument(s), not 1.")]
    [InlineData("(pick cube9 cube2)", 1, "Step 1 (pick cube9 cube2) cannot be taken: the problem has no object 'cube9'; perhaps 'cube1' is meant.")]
    [InlineData("(pick left cube2)", 1, "Step 1 (pick left cube2) cannot be taken: 'left - peg' does not fit the parameter '?d - disk'.")]
    [InlineData("(pick cube1 cube2)\n(place cube1 right)", null, "After the last step the goal (on cube1 cube2) does not hold.")]
    [InlineData("", null, "After the last step the goal (on cube3 right) does not hold.")]
    public void A_plan_that_fails_is_rejected_with_step_and_reason(string text, int? step, string reason)
    {
        ValidationResult result = PlanValidator.Validate(Domains.Hanoi, Domains.HanoiProblem(3), IpcPlanFile.Parse(text));
        Assert.Equal(new ValidationResult(false, step, reason), result);
    }

    [Fact]
    public void Place_on_a_smaller_cube_is_rejected()
    {
        Plan plan = IpcPlanFile.Parse("(pick cube1 cube2)(place cube1 right)".Replace(")(", ")\n(", StringComparison.Ordinal)
            + "\n(pick cube2 cube3)\n(place cube2 cube1)");
        ValidationResult result = PlanValidator.Validate(Domains.Hanoi, Domains.HanoiProblem(3), plan);
        Assert.Equal(4, result.FailedStep);
        Assert.EndsWith("(smaller cube2 cube1) does not hold.", result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Apply_tells_the_state_that_a_step_promises()
    {
        FactSet start = Domains.HanoiProblem(3).Init;
        FactSet held = Domains.Hanoi.Apply(start, PlanStep.Parse("(pick cube1 cube2)"))!;
        Assert.Equal(FactSet.Parse("(grasped cube1)", "(clear cube2)"), held.Except(start));
        Assert.Equal(FactSet.Parse("(free-gripper)", "(clear cube1)", "(on cube1 cube2)"), start.Except(held));
        Assert.Null(Domains.Hanoi.Apply(held, PlanStep.Parse("(pick cube2 cube3)")));
    }

    [Fact]
    public void Plan_files_carry_headers_and_end_with_the_cost()
    {
        var plan = new Plan([PlanStep.Parse("(pick cube1 cube2)"), PlanStep.Parse("(place cube1 left)")]);
        Assert.Equal(
            ";;!domain: hanoi\n;;!problem: hanoi-3\n(pick cube1 cube2)\n(place cube1 left)\n; cost = 2 (unit cost)\n",
            IpcPlanFile.Format(plan, "hanoi", "hanoi-3"));
    }

    [Theory]
    [InlineData("0: (pick a b)\n1.000: (place a c) [1.0]\r\n; done")]
    [InlineData("(PICK a b)\n\n  (place A c) ; on c")]
    public void Plan_files_of_other_planners_are_read(string text) =>
        Assert.Equal("(pick a b)\n(place a c)", IpcPlanFile.Parse(text).ToString());

    [Fact]
    public void A_line_that_is_no_action_is_refused_with_its_place()
    {
        var error = Assert.Throws<PddlException>(() => IpcPlanFile.Parse("(pick a b)\n  place a c", "f.plan"));
        Assert.Equal("f.plan:2:3: a ground action such as '(pick cube1 left)' is expected on a line of its own.\n  place a c\n  ^", error.Message);
    }
}
