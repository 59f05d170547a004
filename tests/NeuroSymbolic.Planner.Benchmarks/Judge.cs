using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Planner.Benchmarks;

/// <summary>Checks what a planner answered against our validator, against what is known, and against itself.</summary>
internal static class Judge
{
    private const double Tolerance = 1e-6;

    // the codes that README.md promises for each status
    private static readonly Dictionary<string, int> ExitCodes = new()
    {
        ["solved_optimally"] = 0,
        ["solved"] = 0,
        ["unsolvable"] = 10,
        ["horizon_exhausted"] = 11,
        ["time_limit"] = 20,
        ["memory_limit"] = 21,
    };

    public static BenchmarkRow Row(Contender contender, BenchmarkProblem problem, RunLimits limits, Answer answer)
    {
        (string? verdict, double? cost) = Validate(problem, answer.Plan);
        ProcessRun run = answer.Run;
        bool isProved = answer.Status == "solved_optimally";
        var complaints = new List<string>();
        void Complain(bool isWrong, string complaint)
        {
            if (isWrong)
            {
                complaints.Add(complaint);
            }
        }

        Complain(verdict is not (null or "valid"), $"the plan is not valid: {verdict}");
        Complain(answer.Status == "unsolvable", "a solvable problem is called unsolvable");
        Complain(isProved && cost > problem.BestCost + Tolerance, Text($"{cost} is called optimal, and {problem.BestCost} is known"));
        Complain(problem.IsBestOptimal && verdict == "valid" && cost < problem.BestCost - Tolerance, Text($"{cost} is less than the optimum {problem.BestCost}"));
        Complain(answer.LowerBound > (problem.BestCost ?? cost) + Tolerance, Text($"the lower bound {answer.LowerBound} is above the cost {problem.BestCost ?? cost}"));
        double? stated = (double?)answer.Plan?.Cost;
        Complain(Math.Abs(stated - cost ?? 0) > Tolerance && contender is OwnPlanner, Text($"the cost is stated as {stated} and adds up to {cost}"));
        Complain(run.Stopped is not null, $"it did not end by itself at its {run.Stopped} limit");
        Complain(
            contender is OwnPlanner && run.ExitCode is { } code && ExitCodes.TryGetValue(answer.Status, out int promised) && code != promised,
            Text($"it ends with {run.ExitCode} after {answer.Status}"));
        Complain(run.ExitCode == 39, "it reports a bug of its own");
        return new BenchmarkRow
        {
            Planner = contender.Name,
            Problem = problem.Name,
            Domain = problem.Domain,
            Kind = problem.Kind,
            Status = answer.Status,
            ExitCode = run.ExitCode,
            Engine = answer.Engine,
            IsSolved = verdict == "valid" && (isProved || !contender.IsOptimal) && run.WallSeconds <= limits.WithTolerance().Time.TotalSeconds,
            WallSeconds = Math.Round(run.WallSeconds, 4),
            PeakMegabytes = run.PeakBytes is { } bytes ? Math.Round(bytes / 1e6, 1) : null,
            PlanLength = answer.Plan?.Length,
            Cost = cost,
            BestCost = problem.BestCost,
            LowerBound = answer.LowerBound,
            Verdict = verdict,
            Complaint = complaints.Count > 0 ? string.Join("; ", complaints) : null,
            Reason = answer.Reason,
            Times = answer.Times,
        };
    }

    private static (string? Verdict, double? Cost) Validate(BenchmarkProblem problem, Plan? plan)
    {
        if (plan is null)
        {
            return (null, null);
        }

        try
        {
            PddlDomain domain = PddlDomain.Load(problem.DomainPath);
            ValidationResult result = PlanValidator.Validate(domain, PddlProblem.Load(problem.ProblemPath, domain), plan);
            return (result.IsValid ? "valid" : result.Reason ?? "no reason given", (double)(result.Cost ?? plan.Cost));
        }
        catch (InputException error)
        {
            return ($"not checked: {error.Message.Split('\n')[0]}", (double)plan.Cost);
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
