using NeuroSymbolic.Core;

namespace NeuroSymbolic.Core.Tests;

public sealed class TaskTests
{
    [Fact]
    public void Every_task_of_the_repository_loads_and_draws()
    {
        string[] names = [.. TaskDescription.Names(Repository.Domains)];
        Assert.Contains("hanoi-3", names);
        foreach (string name in names)
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
        Assert.Equal(task.Draw(7, 3).Towers[0].OffsetMetres, task.Draw(7, 3).Towers[0].OffsetMetres);
        var offsets = Enumerable.Range(0, 50).Select(episode => task.Draw(7, episode).Towers[0].OffsetMetres).ToHashSet();
        Assert.Equal(50, offsets.Count);
        Assert.NotEqual(task.Draw(8, 3).Towers[0].OffsetMetres, task.Draw(7, 3).Towers[0].OffsetMetres);
    }

    [Fact]
    public void Three_of_four_cubes_are_chosen_evenly()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-3");
        var counts = Enumerable.Range(0, 4000)
            .Select(episode => string.Join(' ', task.Draw(1, episode).Objects.Where(o => o.IsMovable).Select(o => o.Name)))
            .CountBy(cubes => cubes).ToList();
        Assert.Equal(4, counts.Count);

        // chi-squared with three degrees of freedom stays under 16.3 in 999 of 1000 fair draws
        Assert.True(counts.Sum(c => (c.Value - 1000.0) * (c.Value - 1000.0) / 1000.0) < 16.3);
    }

    [Fact]
    public void Random_legal_starts_reach_all_27_states_and_goals_are_one_move_away()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-move");
        var states = new HashSet<string>();
        for (int episode = 0; episode < 2000; episode++)
        {
            EpisodeSetup setup = task.Draw(1, episode);
            states.Add(string.Join('|', setup.Towers.Select(t => t.Objects.Length + ":" + string.Join(' ', t.Objects))));
            Assert.All(setup.Towers, tower => Assert.Equal(
                tower.Objects.OrderByDescending(name => task.Domain.Find(name).SizeMetres.X), tower.Objects));
            Assert.Single(setup.Goal.Except(setup.Start));
            Assert.Single(setup.Start.Except(setup.Goal));
        }

        Assert.Equal(4 * 27, states.Count);
    }

    [Fact]
    public void Towers_stand_within_what_counts_as_on_their_place()
    {
        TaskDescription task = TaskDescription.Load(Repository.Domains, "hanoi-4");
        Assert.All(Enumerable.Range(0, 1000), episode => Assert.All(
            task.Draw(1, episode).Towers, tower => Assert.True(tower.OffsetMetres.Length() <= TaskDraw.LargestOffsetMetres)));
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

    [Fact]
    public void An_unknown_task_is_refused_with_the_names_there_are()
    {
        var error = Assert.Throws<UsageException>(() => TaskDescription.Load(Repository.Domains, "hanoi-33"));
        Assert.StartsWith("There is no task 'hanoi-33'; there are hanoi-3, hanoi-3-random, hanoi-4", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "tasks/broken.json:1:1: ")]
    [InlineData("{\"schema_version\": 1,\n  \"colour\": 3}", "tasks/broken.json:2:")]
    [InlineData("[]", "tasks/broken.json:1:")]
    [InlineData("\0\u0001", "tasks/broken.json:1:1: ")]
    public void A_broken_task_file_is_named_with_its_place(string text, string expected)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Directory.CreateDirectory(Path.Combine(folder, "d", "tasks"));
            File.WriteAllText(Path.Combine(folder, "d", "tasks", "broken.json"), text);
            var error = Assert.Throws<InputException>(() => TaskDescription.Load(folder, "broken"));
            Assert.Contains(expected, error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', error.Message);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
