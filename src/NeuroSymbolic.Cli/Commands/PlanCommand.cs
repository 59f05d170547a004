using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

namespace NeuroSymbolic.Cli;

/// <summary><c>plan [DOMAIN] PROBLEM</c>: a shortest plan, in IPC form or JSON.</summary>
internal static class PlanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = PddlArguments.Files("[DOMAIN] PROBLEM");
        Option<PlanEngine> engine = OptionFactory.Choice(
            "--engine", "How to look for a plan.", PlanEngine.Auto, ("auto", PlanEngine.Auto), ("smt", PlanEngine.Smt), ("search", PlanEngine.Search));
        var optimal = new Option<bool>("--optimal") { Description = "Accept only a plan that is proved shortest." };
        Option<TimeSpan?> timeout = OptionFactory.Duration("--timeout", "Give up after this time, such as 30s.");
        var output = new Option<string?>("--out") { Description = "Write the plan to this file too.", HelpName = "file.plan" };
        var explain = new Option<bool>("--explain") { Description = "Say how large the task was and what it took." };
        Option<bool> json = OptionFactory.Json();
        var command = new Command("plan", "Find a shortest plan for a PDDL problem.") { files, engine, optimal, timeout, output, explain, json };
        command.SetAction(parsed =>
        {
            long start = Stopwatch.GetTimestamp();
            (PddlDomain domain, PddlProblem problem, _) = PddlArguments.Load(parsed.GetValue(files)!, "PROBLEM");
            TimeSpan reading = Stopwatch.GetElapsedTime(start);
            var options = new PlannerOptions { Engine = parsed.GetValue(engine), TimeLimit = parsed.GetValue(timeout) };
            PlanResult result = PddlPlanner.Solve(domain, problem, options, surroundings.Cancellation);
            if (result.Status == PlanStatus.Solved && parsed.GetValue(optimal))
            {
                result = result with { Status = PlanStatus.TimeLimit, Plan = null, Reason = "A plan was found but not proved shortest." };
            }

            if (result.Plan is Plan plan && parsed.GetValue(output) is string path)
            {
                PddlArguments.WriteText(path, IpcPlanFile.Format(plan, domain.Name, problem.Name));
            }

            surroundings.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(Output(result, reading), CliJsonContext.Default.PlanOutput)
                : Text(result, domain, problem, reading, parsed.GetValue(explain)));
            return ExitCodeOf(result.Status);
        });
        return command;
    }

    private static int ExitCodeOf(PlanStatus status) => status switch
    {
        PlanStatus.SolvedOptimally or PlanStatus.Solved => ExitCode.Success,
        PlanStatus.Unsolvable => ExitCode.ProvedUnsolvable,
        PlanStatus.HorizonExhausted => ExitCode.NoPlanWithinHorizon,
        PlanStatus.TimeLimit => ExitCode.TimeLimit,

        // no budget is set here, so the one that can come first is that of states, which stands for memory
        PlanStatus.BudgetExhausted or PlanStatus.MemoryLimit => ExitCode.MemoryLimit,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    private static string Text(PlanResult result, PddlDomain domain, PddlProblem problem, TimeSpan reading, bool explain)
    {
        string times = string.Create(
            CultureInfo.InvariantCulture,
            $"{result.Engine}, read in {reading.TotalMilliseconds:F0} ms, grounded in {result.GroundingTime.TotalMilliseconds:F0} ms, solved in {result.SolvingTime.TotalMilliseconds:F0} ms");
        string summary = result.Plan is Plan plan
            ? $"{IpcPlanFile.Format(plan, domain.Name, problem.Name)}; {plan.Length} steps, "
                + $"{(result.Status == PlanStatus.SolvedOptimally ? "proved shortest" : "not proved shortest")}, {times}"
            : $"; no plan ({StatusName(result.Status)}): {result.Reason}\n; {times}";
        return explain
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{summary}\n; {result.FactCount} facts and {result.ActionCount} actions are left after grounding and pruning\n; no plan is shorter than {result.LowerBound} steps; {result.SolverWork} units of solver work, {result.StateCount} states")
            : summary;
    }

    private static PlanOutput Output(PlanResult result, TimeSpan reading) => new(
        1,
        StatusName(result.Status),
        result.Engine,
        result.Plan is Plan plan ? [.. plan.Steps.Select(step => new PlanStepOutput(step.Action, step.Arguments))] : null,
        result.Plan?.Length,
        result.Plan?.Cost,
        result.LowerBound,
        result.Reason,
        new PlanTimes(Milliseconds(reading), Milliseconds(result.GroundingTime), Milliseconds(result.SolvingTime)),
        new PlanWork(result.FactCount, result.ActionCount, result.SolverWork, result.StateCount));

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);

    private static string StatusName(PlanStatus status) => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString());
}
