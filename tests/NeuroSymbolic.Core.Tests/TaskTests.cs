using NeuroSymbolic.Core;

namespace NeuroSymbolic.Core.Tests;

public sealed class TaskTests
{
    [Fact]
    public void Every_task_of_the_repository_loads()
    {
        string[] names = [.. TaskDescription.Names(Repository.Domains)];
        Assert.Contains("hanoi-3", names);
        Assert.All(names, name => Assert.Equal(name, TaskDescription.Load(Repository.Domains, name).Name));
    }

    [Fact]
    public void An_unknown_task_is_refused_with_the_names_there_are()
    {
        var error = Assert.Throws<UsageException>(() => TaskDescription.Load(Repository.Domains, "hanoi-33"));
        Assert.StartsWith("There is no task 'hanoi-33'; there are assembly-line-sorting-4, ", error.Message, StringComparison.Ordinal);
        Assert.Contains(", hanoi-3, hanoi-3-disturbed, hanoi-3-foreign, hanoi-3-random, hanoi-4, ", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "tasks/broken.json:1:1: ")]
    [InlineData("{\"schema_version\": 2,\n  \"colour\": 3}", "tasks/broken.json:2:")]
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
