namespace NeuroSymbolic.Core.Tests;

public class SentenceTests
{
    private static readonly TaskDescription Move = TaskDescription.Load(Repository.Domains, "hanoi-move");

    [Fact]
    public void Steps_and_moves_are_told_in_words()
    {
        Assert.Equal("Pick up the red cube.", Move.Domain.SubTask(PlanStep.Parse("(pick cube2 left)")));
        Assert.Equal("Put the red cube on the green cube.", Move.Domain.SubTask(PlanStep.Parse("(place cube2 cube3)")));
        Assert.Equal("Move the blue cube onto the right area.", Move.Domain.Move("cube1", "right"));
    }

    [Fact]
    public void What_has_no_words_is_one_sentence_with_its_place()
    {
        DomainDescription mute = Move.Domain with { Objects = [.. Move.Domain.Objects.Select(item => item with { Called = null })] };
        InputException error = Assert.Throws<InputException>(() => mute.SubTask(PlanStep.Parse("(pick cube2 left)")));
        Assert.EndsWith("domain.json does not say what 'cube2' is called, which agents that are told what to do in words need.", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<InputException>(() => (Move.Domain with { MoveSentence = null }).Move("cube1", "right"));
        Assert.Contains("domain.json has no move_sentence", error.Message, StringComparison.Ordinal);
    }
}
