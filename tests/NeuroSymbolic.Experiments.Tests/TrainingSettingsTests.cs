using NeuroSymbolic.Core;

namespace NeuroSymbolic.Experiments.Tests;

public sealed class TrainingSettingsTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "training");

    [Fact]
    public void All_settings_of_the_checkout_can_be_read_and_share_only_data_that_there_is()
    {
        var all = Directory.GetFiles(Folder, "*.json").ToDictionary(path => Path.GetFileNameWithoutExtension(path), TrainingSettings.Load);

        Assert.NotEmpty(all);
        Assert.All(all.Values, settings => Assert.True(File.Exists(Path.Combine(Folder, settings.Script))));
        Assert.All(all.Values.Where(settings => settings.DataOf is not null), settings => Assert.NotNull(all[settings.DataOf!].Data));
    }

    [Theory]
    [InlineData("""{"schema_version": 3, "script": "vla.py", "seed": 1, "training": {}}""")]
    [InlineData("""
        {"schema_version": 3, "script": "vla.py", "seed": 1, "training": {}, "data_of": "other",
         "data": {"kind": "skills", "task": "hanoi-move", "episodes": 1, "chunk_steps": 8}}
        """)]
    public void Data_is_its_own_or_of_another_training(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("tiny.json", text);

        Assert.EndsWith("tiny.json: exactly one of data and data_of is needed.", Assert.Throws<InputException>(() => TrainingSettings.Load(path)).Message, StringComparison.Ordinal);
    }
}
