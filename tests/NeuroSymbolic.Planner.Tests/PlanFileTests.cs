using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;

namespace NeuroSymbolic.Planner.Tests;

public class PlanFileTests
{
    [Fact]
    public void Plan_files_carry_headers_and_end_with_the_cost()
    {
        var plan = new Plan([PlanStep.Parse("(pick cube1 cube2)"), PlanStep.Parse("(place cube1 left)")]);
        Assert.Equal(
            ";;!domain: hanoi\n;;!problem: hanoi-3\n(pick cube1 cube2)\n(place cube1 left)\n; cost = 2 (unit cost)\n",
            IpcPlanFile.Format(plan, "hanoi", "hanoi-3"));
    }

    [Theory]
    [InlineData("(pick a b)\n(place a c)")]
    [InlineData("(PICK a b)\n\n  (place A c) ; on c")]
    [InlineData("0: (pick a b)\n1.000: (place a c) [1.0]\r\n; done")]
    [InlineData("0.00100: (PICK A B) [0.001]\n0.00200: (PLACE A C) [0.001]\n")]
    [InlineData("step    0: PICK A B\n        1: PLACE A C\n")]
    [InlineData("STEP 0: pick(a,b)\nSTEP 1: place(a, c)\n")]
    [InlineData("STEP 0: pick(a,b) place(a,c)\nSTEP 1:\n")]
    [InlineData("pick a b (1)\nplace a c (1)\n; cost = 2 (unit cost)")]
    [InlineData("\t0: (pick a b) (place a c)")]
    [InlineData("( pick  a b )( place a c )")]
    public void Plan_files_of_other_planners_are_read(string text)
    {
        Plan plan = IpcPlanFile.Parse(text);
        Assert.Equal("(pick a b)\n(place a c)", plan.ToString());
        Assert.Equal(2, plan.Cost);
    }

    [Theory]
    [InlineData("STEP 0: wait", "(wait)")]
    [InlineData("0: wait()", "(wait)")]
    [InlineData("(move-up r_1 f-2_)", "(move-up r_1 f-2_)")]
    public void Steps_may_have_no_arguments_and_names_as_PDDL_has_them(string text, string step) =>
        Assert.Equal(step, IpcPlanFile.Parse(text).ToString());

    [Fact]
    public void The_cost_line_is_read_back()
    {
        var plan = new Plan([PlanStep.Parse("(a)")], 2.5m);
        Assert.Equal(plan, IpcPlanFile.Parse(IpcPlanFile.Format(plan, "d", "p")));
    }

    [Theory]
    [InlineData("(pick a b)\n  )place a c", "f.plan:2:3: a ground action such as '(pick cube1 left)' is expected here.\n  )place a c\n  ^")]
    [InlineData("(pick a b", "f.plan:1:1: a ground action such as '(pick cube1 left)' is expected here.\n(pick a b\n^")]
    [InlineData("()", "f.plan:1:1: a ground action such as '(pick cube1 left)' is expected here.\n()\n^")]
    [InlineData("(pick ?a b)", "f.plan:1:7: a ground action such as '(pick cube1 left)' is expected here.\n(pick ?a b)\n      ^")]
    [InlineData("Found plan: pick", "f.plan:1:11: a ground action such as '(pick cube1 left)' is expected here.\nFound plan: pick\n          ^")]
    [InlineData("(pick a, b)", "f.plan:1:8: a ground action such as '(pick cube1 left)' is expected here, and names are separated by spaces, not by commas.\n(pick a, b)\n       ^")]
    [InlineData("(pick \"a\" b)", "f.plan:1:7: a ground action such as '(pick cube1 left)' is expected here, and names are written without quotation marks.\n(pick \"a\" b)\n      ^")]
    [InlineData("(pick f#2)", "f.plan:1:8: a ground action such as '(pick cube1 left)' is expected here, and a name has letters, digits, '-' and '_' only.\n(pick f#2)\n       ^")]
    [InlineData("(pick 2 b)", "f.plan:1:7: '2' is no name: a name begins with a letter, as in 'n2'.\n(pick 2 b)\n      ^")]
    [InlineData("(pick k\u00f6rper)", "f.plan:1:8: a ground action such as '(pick cube1 left)' is expected here, and letters in names are a to z: PDDL knows no others, so write the name with those.\n(pick k\u00f6rper)\n       ^")]
    public void A_line_that_is_no_action_is_refused_with_its_place(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PddlException>(() => IpcPlanFile.Parse(text, "f.plan")).Message);
}
