using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Explanations;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;

namespace NeuroSymbolic.Cli;

/// <summary><c>plan [DOMAIN] PROBLEM</c>: the best plan that the limits allow, in IPC form or JSON.</summary>
internal static class PlanCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = PddlArguments.Files("[DOMAIN] PROBLEM");
        Option<PlanEngine> engine = OptionFactory.Choice(
            "--engine", "How to look for a plan.", PlanEngine.Auto, ("auto", PlanEngine.Auto), ("smt", PlanEngine.Smt), ("search", PlanEngine.Search));
        Option<PlanMetric> metric = MetricOption();
        var optimal = new Option<bool>("--optimal") { Description = "Go on until the plan is proved best; a plan without proof is no success then." };
        Option<int?> horizon = OptionFactory.WholeOrNone("--horizon", "Look for plans of at most so many steps.", smallest: 0);
        Option<TimeSpan?> timeout = OptionFactory.Duration("--timeout", "End after this time, such as 30s, with the best plan so far.");
        Option<long?> memory = OptionFactory.Bytes("--memory", "End when the process takes this much, such as 4GB, with the best plan so far.");
        var output = new Option<string?>("--out") { Description = "Write the plan to this file too.", HelpName = "file.plan" };
        var dump = new Option<string?>("--dump")
        {
            Description = "Write the formula for --horizon steps, or for as many as the plan has, to this file.",
            HelpName = "file.smt2",
        };
        var explain = new Option<bool>("--explain") { Description = "Say how the plan was found, or why there is none." };
        var expect = new Option<string?>("--expect")
        {
            Description = "Say why this action, such as '(pick cube2 left)', is not among those that the planner can use, or that it is.",
            HelpName = "action",
        };
        Option<bool> json = OptionFactory.Json();
        var command = new Command("plan", "Find a plan for a PDDL problem.")
        {
            files, engine, metric, optimal, horizon, timeout, memory, output, dump, explain, expect, json,
        };
        command.SetAction(parsed =>
        {
            long start = Stopwatch.GetTimestamp();
            PddlInput input = PddlArguments.Load(parsed.GetValue(files)!, "PROBLEM");
            (PddlDomain domain, PddlProblem problem) = (input.Domain, input.Problem);
            TimeSpan reading = Stopwatch.GetElapsedTime(start);
            if (parsed.GetValue(expect) is { } expected)
            {
                surroundings.Output.WriteLine(ActionAbsence.Explain(domain, problem, Step(expected), surroundings.Cancellation));
                return ExitCode.Success;
            }

            var options = new PlannerOptions
            {
                Engine = parsed.GetValue(engine),
                Metric = parsed.GetValue(metric),
                StepEnergy = parsed.GetValue(metric) == PlanMetric.Energy ? EnergyOf(input.DomainPath) : null,
                IsOptimal = parsed.GetValue(optimal),
                MaxHorizon = parsed.GetValue(horizon),
                TimeLimit = Remaining(parsed.GetValue(timeout)),
                MemoryLimitBytes = parsed.GetValue(memory),
            };
            PlanResult result = PddlPlanner.Solve(domain, problem, options, surroundings.Cancellation);
            if (result.Plan is { } plan && parsed.GetValue(output) is { } path)
            {
                PddlArguments.WriteText(path, IpcPlanFile.Format(plan, domain.Name, problem.Name));
            }

            if (parsed.GetValue(dump) is { } formula)
            {
                int steps = options.MaxHorizon ?? result.Plan?.Length
                    ?? throw new UsageException("--dump needs --horizon where no plan is found: it says how many steps the formula is for.");
                using var text = new StringWriter(CultureInfo.InvariantCulture);
                PddlPlanner.WriteFormula(domain, problem, steps, text, surroundings.Cancellation);
                PddlArguments.WriteText(formula, text.ToString());
            }

            Explanation? explanation = parsed.GetValue(explain) && result.Plan is null
                ? Explanation.Of(domain, problem, new ExplanationLimits(), surroundings.Cancellation)
                : null;
            surroundings.Output.WriteLine(parsed.GetValue(json)
                ? JsonSerializer.Serialize(Output(result, reading, explanation), CliJsonContext.Default.PlanOutput)
                : PlanText.Of(result, domain, problem, reading, parsed.GetValue(explain)));
            if (explanation is not null && !parsed.GetValue(json))
            {
                surroundings.Output.WriteLine(explanation);
            }

            return ExitCodeOf(result.Status);
        });
        return command;
    }

    /// <summary>What is left of the limit, which the user means for the whole process and not for its last part.</summary>
    private static TimeSpan? Remaining(TimeSpan? limit) =>
        limit - (DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime());

    /// <summary>The option that says what plans are to have least of.</summary>
    public static Option<PlanMetric> MetricOption() => OptionFactory.Choice(
        "--metric", "What plans are to have least of: the problem's own metric, steps, or modelled energy.", PlanMetric.Cost,
        ("cost", PlanMetric.Cost), ("length", PlanMetric.Length), ("energy", PlanMetric.Energy));

    private static Func<PlanStep, double> EnergyOf(string domainPath) =>
        new StepEnergy(DomainDescription.Load(Path.GetDirectoryName(Path.GetFullPath(domainPath))!)).Joules;

    private static PlanStep Step(string text)
    {
        try
        {
            return PlanStep.Parse(text.ToLowerInvariant());
        }
        catch (FormatException)
        {
            throw new UsageException($"--expect is '{text}' but an action with its objects is expected, such as '(pick cube2 left)'.");
        }
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

    private static PlanOutput Output(PlanResult result, TimeSpan reading, Explanation? explanation) => new(
        1,
        PlanText.StatusName(result.Status),
        result.Engine,
        result.Plan is { } plan ? [.. plan.Steps.Select(step => new PlanStepOutput(step.Action, step.Arguments))] : null,
        result.Plan?.Length,
        result.Plan?.Cost,
        result.LowerBound,
        result.Reason,
        new PlanTimes(
            Milliseconds(reading),
            Milliseconds(result.GroundingTime),
            Milliseconds(result.SolvingTime),
            result.Stages.Where(stage => stage.Name != PlanningStage.Grounding)
                .ToDictionary(stage => stage.Name, stage => Milliseconds(stage.Time))),
        new PlanWork(result.FactCount, result.VariableCount, result.ActionCount, result.SolverWork, result.StateCount),
        result.ProvedBy,
        explanation is null ? null : [explanation.Summary, .. explanation.Details]);

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
