using System.Globalization;
using NeuroSymbolic.Experiments;

namespace NeuroSymbolic.Cli;

/// <summary>Parts of a run as people and batch systems name them: <c>2/4</c>, <c>auto</c>, <c>auto/4</c>.</summary>
/// <remarks>The environment is only looked at when <c>auto</c> asks for it: an array whose tasks differ in their seed, say, must not be
/// divided behind its owner's back.</remarks>
internal static class ShardText
{
    private const string Auto = "auto";

    /// <summary>Reads a part.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="environment">Gives a variable of the environment, or null.</param>
    /// <param name="shard">The part.</param>
    /// <param name="fault">What is wrong and what would be right.</param>
    public static bool TryParse(string text, Func<string, string?> environment, out Shard shard, out string fault)
    {
        (shard, fault) = (default, "");
        string[] sides = text.Split('/');
        int? count = sides.Length == 2 ? Whole(sides[1]) : null;
        if (sides[0] == Auto && (sides.Length == 1 || count > 0))
        {
            (Shard? Found, string Fault) found = FromEnvironment(count, environment);
            (shard, fault) = (found.Found ?? default, found.Fault);
            return found.Found is not null;
        }

        if (count is not null && Whole(sides[0]) is int number && number >= 1 && number <= count)
        {
            shard = new Shard(number, count.Value);
            return true;
        }

        fault = $"--shard is '{text}' but K/N with K from 1 to N is expected, such as 2/4, or auto";
        return false;
    }

    private static (Shard? Found, string Fault) FromEnvironment(int? count, Func<string, string?> environment)
    {
        if (Whole(environment("SLURM_ARRAY_TASK_ID")) is int task)
        {
            return FromSlurm(task, count, environment);
        }

        if (Whole(environment("JOB_COMPLETION_INDEX")) is int index)
        {
            return count is not int parts
                ? (null, "--shard is 'auto' but Kubernetes does not tell a pod how many there are; write auto/N with the job's completions")
                : index < parts
                    ? (new Shard(index + 1, parts), "")
                    : (null, $"--shard is 'auto/{parts}' but JOB_COMPLETION_INDEX is {index}; give the job {parts} completions");
        }

        return (null, "--shard is 'auto' but there is neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX; outside such a job write K/N");
    }

    // An array of other than evenly spaced tasks, or one task sent again on its own, would be numbered otherwise than the first time.
    private static (Shard? Found, string Fault) FromSlurm(int task, int? count, Func<string, string?> environment)
    {
        const string Remedy = "write K/N, so that a part keeps its number";
        if (Whole(environment("SLURM_ARRAY_TASK_COUNT")) is not int tasks || Whole(environment("SLURM_ARRAY_TASK_MIN")) is not int first
            || Whole(environment("SLURM_ARRAY_TASK_STEP")) is not int step || step < 1
            || Whole(environment("SLURM_ARRAY_TASK_MAX")) is not int last || last != first + ((tasks - 1) * step))
        {
            return (null, $"--shard auto needs a Slurm array of evenly spaced tasks, such as --array=1-4; {Remedy}");
        }

        if (tasks == 1)
        {
            return (null, $"--shard auto finds a Slurm array of one task, which may be one of several sent again; {Remedy}");
        }

        return count is int parts && parts != tasks
            ? (null, $"--shard is 'auto/{parts}' but the Slurm array has {tasks} tasks; {Remedy}")
            : (new Shard(((task - first) / step) + 1, tasks), "");
    }

    private static int? Whole(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : null;
}
