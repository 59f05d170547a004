using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Plans;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>A planner of somebody else that this machine has, for figures beside ours of the same run.</summary>
internal sealed partial class OtherPlanner : Contender
{
    private const string PlanFile = "found.plan";

    private readonly ImmutableArray<string> command;
    private readonly ImmutableArray<string> kinds;

    private OtherPlanner(string name, bool isOptimal, ImmutableArray<string> command, ImmutableArray<string> kinds)
        : base(name, isOptimal)
    {
        this.command = command;
        this.kinds = kinds;
    }

    /// <summary>Those of the known planners that the PATH has, set up for the same aim as ours.</summary>
    public static IEnumerable<OtherPlanner> Installed(bool isOptimal)
    {
        // D, P and F stand for domain, problem and plan file, S and M for the limits in seconds and MiB
        (string Name, string[] Programs, string Arguments, bool IsOptimal, string Kinds)[] known =
        [
            ("lama-first", ["fast-downward", "fast-downward.py"], "--overall-time-limit S --overall-memory-limit MM --plan-file F --alias lama-first D P", false, "classical,adl"),
            ("fd-lmcut", ["fast-downward", "fast-downward.py"], "--overall-time-limit S --overall-memory-limit MM --plan-file F D P --search astar(lmcut())", true, "classical"),
            ("fd-blind", ["fast-downward", "fast-downward.py"], "--overall-time-limit S --overall-memory-limit MM --plan-file F D P --search astar(blind())", true, "adl"),
            ("madagascar", ["MpC"], "-t S -m M -o F D P", false, "classical,adl"),
            ("metric-ff", ["metric-ff", "ff"], "-o D -f P", false, "classical,adl,numeric"),
            ("enhsp", ["enhsp"], "-o D -f P -planner sat-hmrp -sp F", false, "numeric"),
            ("pyperplan", ["pyperplan"], "-H hff -s gbf D P", false, "classical"),
        ];
        foreach ((string name, string[] programs, string arguments, bool provesOptimality, string kinds) in known)
        {
            if (provesOptimality == isOptimal && programs.Select(FindProgram).FirstOrDefault(path => path is not null) is { } program)
            {
                yield return new OtherPlanner(name, isOptimal, [program, .. arguments.Split(' ')], [.. kinds.Split(',')]);
            }
        }
    }

    public override bool Takes(string kind) => kind.Length == 0 || kinds.Contains(kind);

    public override Answer Solve(BenchmarkProblem problem, RunLimits limits, string scratch, CancellationToken cancellation)
    {
        // some write beside the problem
        File.Copy(problem.DomainPath, Path.Combine(scratch, "domain.pddl"));
        File.Copy(problem.ProblemPath, Path.Combine(scratch, "problem.pddl"));
        string seconds = limits.Time.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        string mebibytes = (limits.MemoryBytes >> 20).ToString(CultureInfo.InvariantCulture);
        ProcessRun run = ProcessRun.Of(
            [.. command.Select(word => word switch
            {
                "D" => "domain.pddl",
                "P" => "problem.pddl",
                "F" => PlanFile,
                "S" => seconds,
                "M" => mebibytes,
                "MM" => mebibytes + "M",
                _ => word,
            })],
            scratch, limits.WithTolerance(), cancellation);
        Plan? plan = FindPlan(scratch, run);
        string status = plan is not null ? IsOptimal ? "solved_optimally" : "solved" : run.Stopped is { } limit ? $"killed_{limit}" : "no_plan";
        return new Answer(run, status, plan);
    }

    private static Plan? FindPlan(string scratch, ProcessRun run)
    {
        // anytime planners number their plans; the last is the best
        string? file = Directory.EnumerateFiles(scratch, PlanFile + "*").Concat(Directory.EnumerateFiles(scratch, "*.soln"))
            .Order(StringComparer.Ordinal).LastOrDefault();
        try
        {
            return file is not null ? IpcPlanFile.Load(file) : ReadOutput(run.Output);
        }
        catch (InputException)
        {
            return null;
        }
    }

    // FF prints "step    0: PICK-UP A" and goes on with "        1: STACK A B"
    private static Plan? ReadOutput(string output) =>
        FastForwardStep().Matches(output) is { Count: > 0 } steps
            ? new Plan([.. steps.Select(step => PlanStep.Parse($"({step.Groups["step"].Value.Trim()})"))])
            : null;

    private static string? FindProgram(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Where(folder => folder.Length > 0)
        .Select(folder => Path.Combine(folder, name))
        .FirstOrDefault(File.Exists);

    [GeneratedRegex(@"^(?:step)?\s+\d+: (?<step>[A-Z][^\n]*)$", RegexOptions.Multiline)]
    private static partial Regex FastForwardStep();
}
