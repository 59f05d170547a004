using System.Globalization;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Studio;

/// <summary>Solves what clients of public planning services send, and answers in their words.</summary>
internal static class PublicSolver
{
    private const double Seconds = 30;

    /// <summary>Looks for a plan. What is wrong with the texts is an answer, as those clients expect it.</summary>
    public static SolverAnswer Solve(SolverQuestion asked, string engine, bool isOptimal, CancellationToken cancellation)
    {
        if (asked is not { Domain: string domainText, Problem: string problemText })
        {
            return Failure("Must define both domain and problem, as texts.");
        }

        try
        {
            (PddlDomain domain, PddlProblem problem) = Texts.Read(domainText, problemText);
            PlanResult result = PddlPlanner.Solve(domain, problem, SolveDesk.Options(engine, isOptimal, Seconds), cancellation);
            string times = string.Join('\n', result.Stages.Select(stage =>
                string.Create(CultureInfo.InvariantCulture, $"; {stage.Name}: {stage.Time.TotalMilliseconds:F1} ms")));
            string head = $"; {SolveDesk.StatusName(result.Status)} ({result.Engine}){(result.Reason is { } reason ? $": {reason}" : "")}\n{times}\n";
            return result.Plan is { } plan
                ? new SolverAnswer("ok", new SolverResult(
                    "ok", "full", plan.Length, plan.Cost.ToDecimalText(), Steps(domain, problem, plan),
                    head + IpcPlanFile.Format(plan, domain.Name, problem.Name), Error: null))
                : Failure($"No plan: {SolveDesk.StatusName(result.Status)}{(result.Reason is { } why ? $". {why}" : ".")}", head);
        }
        catch (NeuroSymbolicException error)
        {
            return Failure(error.Message);
        }
    }

    /// <summary>An answer without plan.</summary>
    public static SolverAnswer Failure(string error, string output = "") =>
        new("error", new SolverResult("err", "simple", null, null, null, output, error));

    /// <summary>The answer as planning-as-a-service has it; the extension of VS Code reads the cost from a line of that form.</summary>
    public static PackageChecked Checked(SolverAnswer answer) => new(
        answer.Status,
        new PackageResult(
            answer.Result.Plan is { } plan ? new() { ["plan"] = $"{string.Join('\n', plan.Select(step => step.Name))}\n; Cost: {answer.Result.Cost}\n" } : [],
            answer.Result.Output,
            answer.Result.Error ?? "",
            answer.Result.Error,
            answer.Result.Plan));

    /// <summary>The answer as its adaptor for the editor of planning.domains has it.</summary>
    public static AdaptorAnswer Adapted(SolverAnswer answer) =>
        answer.Status == "ok" ? new AdaptorAnswer("ok", [answer]) : new AdaptorAnswer("error", Result: answer.Result);

    private static List<SolverStep> Steps(PddlDomain domain, PddlProblem problem, Plan plan)
    {
        var rules = new StepRules(domain, problem.Objects);
        var state = SymbolicState.Start(problem);
        var steps = new List<SolverStep>();
        foreach (PlanStep step in plan.Steps)
        {
            StepReading reading = rules.Read(state, step);
            SymbolicState after = reading.After ?? throw new InvalidOperationException($"The planner's step {step} cannot be taken.");
            IEnumerable<string> effects = after.Facts.Except(state.Facts).Select(fact => fact.ToString())
                .Concat(state.Facts.Except(after.Facts).Select(fact => $"(not {fact})"));
            steps.Add(new SolverStep(
                step.ToString(),
                $"(:action {step.Action}\n  :parameters ({string.Join(' ', step.Arguments)})\n"
                + $"  :precondition\n    (and {string.Join("\n         ", reading.Conditions.Select(condition => condition.Text))})\n"
                + $"  :effect\n    (and {string.Join("\n         ", effects)}))"));
            state = after;
        }

        return steps;
    }
}
