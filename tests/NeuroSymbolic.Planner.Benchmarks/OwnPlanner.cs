using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>The command <c>neurosym plan</c> with one engine.</summary>
/// <param name="launcher">The command's path.</param>
/// <param name="engine">Its <c>--engine</c>.</param>
/// <param name="isOptimal">Whether it runs with <c>--optimal</c>.</param>
/// <param name="further">Arguments that each call gets too.</param>
internal sealed class OwnPlanner(string launcher, string engine, bool isOptimal, ImmutableArray<string> further)
    : Contender(isOptimal ? $"{engine} --optimal" : engine, isOptimal)
{
    // the launcher may build first
    private static readonly RunLimits WarmUpLimits = new(TimeSpan.FromMinutes(15), long.MaxValue);

    public override void WarmUp(CancellationToken cancellation)
    {
        ProcessRun run = ProcessRun.Of([launcher, "plan", "--help"], Directory.GetCurrentDirectory(), WarmUpLimits, cancellation);
        if (run.ExitCode != 0)
        {
            throw new InputException($"'{launcher} plan --help' ends with {run.ExitCode}: {FirstLine(run.Error)}");
        }
    }

    public override Answer Solve(BenchmarkProblem problem, RunLimits limits, string scratch, CancellationToken cancellation)
    {
        string[] command =
        [
            launcher, "plan", problem.DomainPath, problem.ProblemPath, "--json", "--engine", engine,
            "--timeout", string.Create(CultureInfo.InvariantCulture, $"{limits.Time.TotalSeconds}s"),
            "--memory", string.Create(CultureInfo.InvariantCulture, $"{limits.MemoryBytes >> 20}MiB"),
            .. IsOptimal ? ["--optimal"] : Array.Empty<string>(), .. further,
        ];
        ProcessRun run = ProcessRun.Of(command, scratch, limits.WithTolerance(), cancellation);
        try
        {
            using JsonDocument json = JsonDocument.Parse(run.Output);
            return Read(run, json.RootElement);
        }
        catch (JsonException)
        {
            return new Answer(run, run.Stopped is { } limit ? $"killed_{limit}" : "no_answer", Plan: null) { Reason = FirstLine(run.Error) };
        }
    }

    // fields that this version does not know are left alone, and those that it misses are unknown
    private static Answer Read(ProcessRun run, JsonElement root)
    {
        Rational? cost = Find(root, "cost", JsonValueKind.Number) is { } number && Rational.TryParse(number.GetRawText(), out Rational read) ? read : null;
        Plan? plan = null;
        if (Find(root, "plan", JsonValueKind.Array) is { } list)
        {
            ImmutableArray<PlanStep> steps =
            [
                .. list.EnumerateArray().Select(step => new PlanStep(
                    step.GetProperty("action").GetString()!,
                    step.GetProperty("arguments").EnumerateArray().Select(argument => argument.GetString()!).ToArray())),
            ];
            plan = new Plan(steps, cost ?? steps.Length);
        }

        return new Answer(run, Text(root, "status") ?? "no_answer", plan)
        {
            Engine = Text(root, "engine"),
            LowerBound = Number(root, "lower_bound"),
            Reason = Text(root, "reason"),
            Times = Find(root, "times", JsonValueKind.Object)?.GetRawText(),
        };
    }

    private static JsonElement? Find(JsonElement root, string name, JsonValueKind kind) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == kind ? value : null;

    private static string? Text(JsonElement root, string name) => Find(root, name, JsonValueKind.String)?.GetString();

    private static double? Number(JsonElement root, string name) => Find(root, name, JsonValueKind.Number)?.GetDouble();

    private static string FirstLine(string text) => text.Split('\n', 2)[0].Trim();
}
