using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class TaskDrawTests
{
    [Fact]
    public void Every_task_of_the_repository_draws_what_is_still_to_be_done()
    {
        foreach (string name in TaskDescription.Names(Repository.Domains))
        {
            EpisodeSetup setup = TaskDescription.Load(Repository.Domains, name).Draw(1, 0);
            Assert.NotEmpty(setup.Goal);
            Assert.False(setup.Start.ContainsAll(setup.Goal), $"{name} is solved before it begins");
        }
    }

    [Fact]
    public void One_seed_gives_one_draw_and_episodes_differ()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-3");
        Assert.Equal(task.Draw(7, 3).Scene.Objects[0], task.Draw(7, 3).Scene.Objects[0]);
        var places = Enumerable.Range(0, 50).Select(episode => task.Draw(7, episode).Scene.Objects[0].Pose).ToHashSet();
        Assert.Equal(50, places.Count);
        Assert.NotEqual(task.Draw(8, 3).Scene.Objects[0].Pose, task.Draw(7, 3).Scene.Objects[0].Pose);
    }

    [Fact]
    public void Three_of_four_cubes_are_chosen_evenly()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-3");
        var counts = Enumerable.Range(0, 1000)
            .Select(episode => string.Join(' ', task.Draw(1, episode).Movable)).CountBy(cubes => cubes).ToList();
        Assert.Equal(4, counts.Count);

        // chi-squared with three degrees of freedom stays under 16.3 in 999 of 1000 fair draws
        Assert.True(counts.Sum(c => (c.Value - 250.0) * (c.Value - 250.0) / 250.0) < 16.3);
    }

    [Fact]
    public void Walks_reach_all_27_legal_states_and_goals_are_one_move_away()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-move");
        var readings = new DomainReadings(task.Domain);
        var states = new HashSet<FactSet>();
        for (int episode = 0; episode < 800; episode++)
        {
            EpisodeSetup setup = task.Draw(1, episode);
            FactSet where = readings.WhereOf(setup.Start);
            states.Add(where);
            Assert.All(where, fact => Assert.True(
                task.Domain.Find(fact.Arguments[0]).SizeMetres.X < task.Domain.Find(fact.Arguments[1]).SizeMetres.X));
            Fact moved = Assert.Single(setup.Goal.Except(setup.Start));
            Assert.Single(where.Except(setup.Goal));
            Assert.Equal(task.Domain.Move(moved.Arguments[0], moved.Arguments[1]), task.InstructionFor(setup));
        }

        Assert.Equal(4 * 27, states.Count);
    }

    [Fact]
    public void Towers_stand_within_what_counts_as_on_their_place()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-4");
        Assert.All(Enumerable.Range(0, 200), episode =>
        {
            EpisodeSetup setup = task.Draw(1, episode);
            Assert.All(setup.Scene.Objects, thing => Assert.True(
                SceneState.Horizontal(thing.Pose.Position, task.Domain.Find("left").SurfaceMetres!.Value) <= SupportedReading.LargestOffsetMetres));
        });
    }

    [Fact]
    public void Smaller_cubes_are_smaller_than_larger_ones_and_than_every_place()
    {
        EpisodeSetup setup = TaskDescription.Load(Repository.Domains, "hanoi-4").Draw(1, 0);
        Assert.Contains(Fact.Parse("(smaller cube1 cube4)"), setup.StaticFacts);
        Assert.Contains(Fact.Parse("(smaller cube4 right)"), setup.StaticFacts);
        Assert.DoesNotContain(Fact.Parse("(smaller cube4 cube1)"), setup.StaticFacts);
        Assert.Equal(6 + (4 * 3), setup.StaticFacts.Count);
    }
}
