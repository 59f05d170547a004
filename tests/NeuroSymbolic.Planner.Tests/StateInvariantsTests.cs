using System.Collections.Immutable;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Grounding;

namespace NeuroSymbolic.Planner.Tests;

public class StateInvariantsTests
{
    [Theory]
    [InlineData("(grasped cube1) (on cube1 cube2) (on cube1 cube3) (on cube1 left) (on cube1 middle) (on cube1 right)")]
    [InlineData("(grasped cube2) (on cube2 cube3) (on cube2 left) (on cube2 middle) (on cube2 right)")]
    [InlineData("(free-gripper) (grasped cube1) (grasped cube2) (grasped cube3)")]
    [InlineData("(clear middle) (on cube1 middle) (on cube2 middle) (on cube3 middle)")]
    [InlineData("(clear cube2) (grasped cube2) (on cube1 cube2)")]
    public void A_cube_is_in_one_place_and_the_gripper_holds_one_or_is_free(string facts)
    {
        ImmutableArray<ExclusiveFacts> sets = StateInvariants.Find(Domains.Hanoi, Domains.HanoiProblem(3));
        Assert.Contains($"exactly one of {facts}", sets.Select(set => set.ToString()));
    }

    [Fact]
    public void Every_tower_of_cubes_is_allowed_and_no_state_with_a_cube_in_two_places()
    {
        ImmutableArray<ExclusiveFacts> sets = StateInvariants.Find(Domains.Hanoi, Domains.HanoiProblem(3));
        for (int number = 0; number < 27; number++)
        {
            FactSet towers = Domains.Towers([number % 3, number / 3 % 3, number / 9]);
            Assert.All(sets, set => Assert.True(set.Allows(towers), $"{set} forbids {towers}"));
            FactSet twice = towers.With(new Fact("on", "cube3", "left")).With(new Fact("on", "cube3", "right"));
            Assert.Contains(sets, set => !set.Allows(twice));
            Assert.Contains(sets, set => !set.Allows(towers.Without(new Fact("free-gripper"))));
        }
    }

    [Fact]
    public void Problems_beyond_the_limit_have_none() =>
        Assert.Empty(StateInvariants.Find(Domains.Hanoi, Domains.HanoiProblem(3), actionLimit: 5));
}
