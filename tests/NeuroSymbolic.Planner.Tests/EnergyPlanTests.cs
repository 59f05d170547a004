using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Tests;

/// <summary>Plans of least energy on a table where shortest plans differ in what they cost the robot.</summary>
public class EnergyPlanTests
{
    private static readonly DomainDescription Table = DomainDescription.Load(Domains.HanoiFolder) with
    {
        Energy = new EnergyDescription { StepJoules = 10, TravelJoulesPerMetre = 100, LoadJoulesPerKilogram = 50 },
    };

    private static Plan Solve(PlanMetric metric, string goal)
    {
        // the tower of the smallest cubes stands left, and the largest one alone in the middle
        PddlProblem problem = PddlProblem.Parse(
            $"""
            (define (problem clear-up) (:domain hanoi)
              (:objects cube1 cube2 cube5 - disk left middle right - peg)
              (:init (free-gripper) (on cube1 cube2) (on cube2 left) (on cube5 middle) (clear cube1) (clear cube5) (clear right)
                (smaller cube1 cube2) (smaller cube1 cube5) (smaller cube2 cube5)
                (smaller cube1 left) (smaller cube1 middle) (smaller cube1 right) (smaller cube2 left) (smaller cube2 middle)
                (smaller cube2 right) (smaller cube5 left) (smaller cube5 middle) (smaller cube5 right))
              (:goal {goal}))
            """,
            Domains.Hanoi);
        var energy = new StepEnergy(Table);
        var options = new PlannerOptions { Engine = PlanEngine.Search, IsOptimal = true, Metric = metric, StepEnergy = energy.Joules };
        PlanResult result = PddlPlanner.Solve(Domains.Hanoi, problem, options);
        Assert.Equal(PlanStatus.SolvedOptimally, result.Status);
        Assert.True(PlanValidator.Validate(Domains.Hanoi, problem, result.Plan!).IsValid);
        if (metric == PlanMetric.Energy)
        {
            Assert.Equal(result.Plan!.Steps.Sum(energy.Joules), (double)result.Plan.Cost, 0.01);
        }

        return result.Plan!;
    }

    private static double Joules(Plan plan) => plan.Steps.Sum(new StepEnergy(Table).Joules);

    [Fact]
    public void The_lightest_thing_is_moved_where_any_will_do()
    {
        // cube5 is taken by as few steps as cube1, is nearer and weighs more than three times as much
        Plan cheapest = Solve(PlanMetric.Energy, "(exists (?d - disk) (on ?d right))");
        Assert.Equal(["(pick cube1 cube2)", "(place cube1 right)"], cheapest.Steps.Select(step => step.ToString()));
    }

    [Fact]
    public void The_least_energy_is_no_more_than_that_of_every_shortest_plan_and_a_longer_plan_may_be_cheaper()
    {
        foreach (string goal in new[] { "(clear cube2)", "(clear left)", "(on cube5 left)", "(and (clear middle) (on cube1 cube2))" })
        {
            Plan shortest = Solve(PlanMetric.Length, goal);
            Plan cheapest = Solve(PlanMetric.Energy, goal);
            Assert.True(Joules(cheapest) <= Joules(shortest) + 0.01, goal);
            Assert.True(cheapest.Length >= shortest.Length, goal);
        }
    }

    [Fact]
    public void A_step_costs_its_base_its_way_from_the_middle_and_its_load()
    {
        var energy = new StepEnergy(Table);
        Assert.Equal(10 + (100 * 0.2) + (50 * 0.064), energy.Joules(PlanStep.Parse("(place cube1 right)")), 4);
        Assert.Equal(10 + (50 * 0.216), energy.Joules(PlanStep.Parse("(pick cube5 middle)")), 4);

        // where cube2 stands is not known: the mean of 0.2 m, 0 m and 0.2 m
        Assert.Equal(10 + (100 * 0.4 / 3) + (50 * 0.064), energy.Joules(PlanStep.Parse("(pick cube1 cube2)")), 4);
    }

    [Fact]
    public void What_the_description_lacks_is_said()
    {
        InputException none = Assert.Throws<InputException>(() => new StepEnergy(Table with { Energy = null }));
        Assert.Contains("has no \"energy\"", none.Message, StringComparison.Ordinal);
        InputException unknown = Assert.Throws<InputException>(() => new StepEnergy(Table).Joules(PlanStep.Parse("(throw cube1)")));
        Assert.Equal("domain.json of hanoi does not describe the action 'throw'.", unknown.Message);
    }
}
