using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
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
    // the part of the time limit that is kept for an explanation that was asked for
    private const double ExplanationShare = 0.2;

    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = PddlArguments.Files("[DOMAIN] PROBLEM");
        Option<PlanEngine> engine = OptionFactory.Choice(
            "--engine", "How to look for a plan.", PlanEngine.Auto, ("auto", PlanEngine.Auto), ("smt", PlanEngine.Smt), ("search", PlanEngine.Search));
        Option<PlanMetric> metric = MetricOption();
        var optimal = new Option<bool>("--optimal") { Description = "Go on until the plan is proved best; a plan without proof is no success then." };
        var anytime = new Option<bool>("--anytime")
        {
            Description = "Go on making the plan better until it is proved best, --timeout or Ctrl-C, and tell of each better plan at once.",
        };
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
            files, engine, metric, optimal, anytime, horizon, timeout, memory, output, dump, explain, expect, json,
        };
        command.SetAction(parsed =>
        {
            long start = Stopwatch.GetTimestamp();
            bool explains = parsed.GetValue(explain);
            TimeSpan? limit = parsed.GetValue(timeout);
            var options = new PlannerOptions
            {
                Engine = parsed.GetValue(engine),
                Metric = parsed.GetValue(metric),
                IsOptimal = parsed.GetValue(optimal),
                MaxHorizon = parsed.GetValue(horizon),
                TimeLimit = limit,
                MemoryLimitBytes = parsed.GetValue(memory),
            };
            if (Read(surroundings, parsed.GetValue(files)!, options, out PlanStatus? ended) is not { } input)
            {
                var unread = PlanResult.Ended(ended!.Value, "reading", options);
                surroundings.Output.WriteLine(parsed.GetValue(json)
                    ? Json(unread, Stopwatch.GetElapsedTime(start), null)
                    : PlanText.Without(unread));
                return ExitCodeOf(unread.Status, options);
            }

            (PddlDomain domain, PddlProblem problem) = (input.Domain, input.Problem);
            TimeSpan reading = Stopwatch.GetElapsedTime(start);
            if (parsed.GetValue(expect) is { } expected)
            {
                surroundings.Output.WriteLine(ActionAbsence.Explain(domain, problem, Step(expected), surroundings.Cancellation));
                return ExitCode.Success;
            }

            string Format(Plan plan) => IpcPlanFile.Format(plan, domain.Name, problem.Name);
            BetterPlans? better = parsed.GetValue(anytime) ? new BetterPlans(surroundings.Error, parsed.GetValue(output), Format) : null;
            options = options with
            {
                IsAnytime = better is not null,
                OnBetterPlan = better is null ? null : better.Tell,
                StepEnergy = options.Metric == PlanMetric.Energy ? EnergyOf(input.DomainPath) : null,
                TimeSpent = limit is { } whole ? Spent() + (explains ? whole * ExplanationShare : TimeSpan.Zero) : TimeSpan.Zero,
            };
            PlanResult result = PddlPlanner.Solve(domain, problem, options, surroundings.Cancellation);
            if (result.EngineFailure is { } failure)
            {
                surroundings.Error.WriteLine($"neurosym: warning: planned by search alone: {failure}");
            }

            if (result.Plan is { } plan && parsed.GetValue(output) is { } path)
            {
                PddlArguments.WriteText(path, Format(plan));
            }

            bool isDumped = true;
            if (parsed.GetValue(dump) is { } formula)
            {
                int steps = options.MaxHorizon ?? result.Plan?.Length
                    ?? throw new UsageException("--dump needs --horizon where no plan is found: it says how many steps the formula is for.");
                using var text = new StringWriter(CultureInfo.InvariantCulture);
                isDumped = PddlPlanner.TryWriteFormula(
                    domain, problem, steps, text, options with { TimeSpent = Spent() }, surroundings.Cancellation);
                if (isDumped)
                {
                    PddlArguments.WriteText(formula, text.ToString());
                }
                else
                {
                    surroundings.Error.WriteLine($"neurosym: {formula} is not written: the formula for {steps} steps takes more than the limits allow");
                }
            }

            Explanation? explanation = explains && result.Plan is null
                ? Explanation.Of(domain, problem, Limits(Left(limit), options.MemoryLimitBytes), surroundings.Cancellation)
                : null;
            surroundings.Output.WriteLine(parsed.GetValue(json)
                ? Json(result, reading, explanation)
                : PlanText.Of(result, domain, problem, reading, explains));
            if (explanation is not null && !parsed.GetValue(json))
            {
                surroundings.Output.WriteLine(explanation);
            }

            return isDumped ? ExitCodeOf(result.Status, options) : ExitCode.TimeLimit;
        });
        return command;
    }

    private static ExplanationLimits Limits(TimeSpan? left, long? memoryBytes)
    {
        var usual = new ExplanationLimits { MemoryBytes = memoryBytes };
        return left < usual.Time ? usual with { Time = left > TimeSpan.Zero ? left.Value : TimeSpan.Zero } : usual;
    }

    /// <summary>What the files hold; null where a limit came first.</summary>
    private static PddlInput? Read(Surroundings surroundings, string[] files, PlannerOptions options, out PlanStatus? ended)
    {
        using var watch = new ResourceWatch(Left(options.TimeLimit), options.MemoryLimitBytes, surroundings.Cancellation);
        try
        {
            ended = null;
            return PddlArguments.Load(surroundings.Error, files, watch.Token, "PROBLEM");
        }
        catch (OperationCanceledException) when (!surroundings.Cancellation.IsCancellationRequested)
        {
            ended = watch.EndedBy;
            return null;
        }
    }

    /// <summary>The time since the process began: a user means limits for all of it and not for its last part.</summary>
    private static TimeSpan Spent() => DateTime.UtcNow - Process.GetCurrentProcess().StartTime.ToUniversalTime();

    private static TimeSpan? Left(TimeSpan? limit) => limit is { } whole ? whole - Spent() : null;

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
            return PlanStep.Parse(text);
        }
        catch (FormatException error)
        {
            throw new UsageException($"--expect takes an action with its objects, such as '(pick cube2 left)': {error.Message}", error);
        }
    }

    private static int ExitCodeOf(PlanStatus status, PlannerOptions options) => status switch
    {
        PlanStatus.Solved when options.IsOptimal => ExitCode.NotProvable,
        PlanStatus.SolvedOptimally or PlanStatus.Solved => ExitCode.Success,
        PlanStatus.Unsolvable => ExitCode.ProvedUnsolvable,
        PlanStatus.HorizonExhausted => ExitCode.NoPlanWithinHorizon,
        PlanStatus.TimeLimit => ExitCode.TimeLimit,

        // no budget is set here, so the one that can come first is that of states, which stands for memory
        PlanStatus.BudgetExhausted or PlanStatus.MemoryLimit => ExitCode.MemoryLimit,
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };

    // not inlined, so that only --json loads the serializer
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string Json(PlanResult result, TimeSpan reading, Explanation? explanation) =>
        JsonSerializer.Serialize(Output(result, reading, explanation), CliJsonContext.Default.PlanOutput);

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
