using NeuroSymbolic.Core;

namespace NeuroSymbolic.Core.Tests;

public sealed class FactTests
{
    [Theory]
    [InlineData("(on cube1 cube2)", "(on cube1 cube2)")]
    [InlineData(" ( ON  Cube1\tcube2 ) ", "(on cube1 cube2)")]
    [InlineData("(free-gripper)", "(free-gripper)")]
    public void Reading_and_writing_gives_the_normal_form(string text, string expected) =>
        Assert.Equal(expected, Fact.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("on a b")]
    [InlineData("()")]
    [InlineData("(on (a) b)")]
    [InlineData("(on a")]
    [InlineData("(on a, b)")]
    [InlineData("(on 'a' b)")]
    [InlineData("(on \u212Aube b)")]
    [InlineData("(on 1 2)")]
    public void Text_that_is_no_fact_is_refused(string text) => Assert.Throws<FormatException>(() => Fact.Parse(text));

    [Fact]
    public void Sets_are_equal_whatever_the_order_and_repetition()
    {
        FactSet one = FactSet.Parse("(clear a)", "(on a b)", "(clear a)");
        FactSet other = FactSet.Parse("(ON a b)", "(clear a)");
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.NotEqual(one, other.With(new Fact("clear", "b")));
    }

    [Fact]
    public void Set_operations_leave_the_set_as_it_was()
    {
        FactSet facts = FactSet.Parse("(p a)", "(p b)");
        Assert.Equal("(p b)", facts.Except(FactSet.Parse("(p a)", "(p c)")).ToString());
        Assert.True(facts.Union(FactSet.Parse("(p c)")).ContainsAll(facts));
        Assert.Equal("(p a) (p b)", facts.ToString());
    }

    [Fact]
    public void Plans_with_the_same_steps_are_equal()
    {
        Plan one = new([PlanStep.Parse("(pick cube1 left)"), PlanStep.Parse("(place cube1 right)")]);
        Plan other = new([new PlanStep("Pick", "cube1", "left"), new PlanStep("place", "CUBE1", "right")]);
        Assert.Equal(one, other);
        Assert.Equal(2, one.Cost);
        Assert.NotEqual(one, new Plan([one.Steps[0]]));
    }
}
