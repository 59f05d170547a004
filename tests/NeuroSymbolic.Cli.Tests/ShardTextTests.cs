using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli.Tests;

public sealed class ShardTextTests
{
    private static readonly Dictionary<string, string> Array = new()
    {
        ["SLURM_ARRAY_TASK_ID"] = "5",
        ["SLURM_ARRAY_TASK_COUNT"] = "4",
        ["SLURM_ARRAY_TASK_MIN"] = "1",
        ["SLURM_ARRAY_TASK_MAX"] = "7",
        ["SLURM_ARRAY_TASK_STEP"] = "2",
    };

    private static readonly Dictionary<string, string> Pod = new() { ["JOB_COMPLETION_INDEX"] = "0" };

    [Fact]
    public void Part_is_read_as_written_whatever_the_environment_says() => Assert.Equal(new Shard(2, 4), Read("2/4", Array));

    [Fact]
    public void Auto_takes_number_and_count_from_an_array() =>
        Assert.Equal((new Shard(3, 4), new Shard(3, 4)), (Read("auto", Array), Read("auto/4", Array)));

    [Fact]
    public void Auto_takes_the_number_from_an_indexed_job_and_the_count_from_its_owner() => Assert.Equal(new Shard(1, 8), Read("auto/8", Pod));

    [Theory]
    [InlineData("")]
    [InlineData("2")]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1/0")]
    [InlineData("-1/4")]
    [InlineData("1/4/2")]
    [InlineData("auto/0")]
    [InlineData("automatic")]
    public void Nonsense_is_refused_with_what_is_expected(string text) =>
        Assert.Contains("K/N with K from 1 to N is expected", Fault(text, Array), StringComparison.Ordinal);

    [Fact]
    public void An_environment_that_does_not_say_which_part_it_is_is_refused_with_the_remedy()
    {
        Assert.Contains("outside such a job write K/N", Fault("auto", []), StringComparison.Ordinal);
        Assert.Contains("write auto/N", Fault("auto", Pod), StringComparison.Ordinal);
        Assert.Contains("give the job 1 completions", Fault("auto/1", new() { ["JOB_COMPLETION_INDEX"] = "1" }), StringComparison.Ordinal);
        Assert.Contains("has 4 tasks", Fault("auto/3", Array), StringComparison.Ordinal);
        Assert.Contains("evenly spaced", Fault("auto", new(Array) { ["SLURM_ARRAY_TASK_MAX"] = "9" }), StringComparison.Ordinal);
    }

    [Fact]
    public void One_task_of_an_array_sent_again_alone_is_not_taken_for_the_whole() => Assert.Contains(
        "one of several sent again",
        Fault("auto", new(Array) { ["SLURM_ARRAY_TASK_COUNT"] = "1", ["SLURM_ARRAY_TASK_MIN"] = "5", ["SLURM_ARRAY_TASK_MAX"] = "5" }),
        StringComparison.Ordinal);

    private static Shard Read(string text, Dictionary<string, string> environment)
    {
        Assert.True(ShardText.TryParse(text, environment.GetValueOrDefault, out Shard shard, out string fault), fault);
        return shard;
    }

    private static string Fault(string text, Dictionary<string, string> environment)
    {
        Assert.False(ShardText.TryParse(text, environment.GetValueOrDefault, out _, out string fault));
        return fault;
    }
}
