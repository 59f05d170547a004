using System.CommandLine;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner.Pddl;
using NeuroSymbolic.Planner.Plans;
using NeuroSymbolic.Planner.Validation;

namespace NeuroSymbolic.Cli;

/// <summary><c>validate [DOMAIN] PROBLEM PLAN</c>: whether a plan does what its problem asks.</summary>
internal static class ValidateCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Argument<string[]> files = PddlArguments.Files("[DOMAIN] PROBLEM PLAN");
        Option<bool> json = OptionFactory.Json();
        var command = new Command("validate", "Check a plan step by step; exit code 0 when it is valid and 1 when it is not.") { files, json };
        command.SetAction(parsed =>
        {
            PddlInput input = PddlArguments.Load(surroundings.Error, parsed.GetValue(files)!, surroundings.Cancellation, "PROBLEM", "PLAN");
            Plan plan = IpcPlanFile.Load(input.Others[0]);
            ValidationResult result = PlanValidator.Validate(input.Domain, input.Problem, plan, surroundings.Cancellation);
            surroundings.Output.WriteLine(
                parsed.GetValue(json)
                    ? JsonSerializer.Serialize(
                        new ValidationOutput(1, result.IsValid, result.FailedStep, result.Reason, result.Condition, result.Repair, result.Cost), CliJsonContext.Default.ValidationOutput)
                    : Text(result, plan, input.Problem));
            return result.IsValid ? ExitCode.Success : ExitCode.InvalidPlan;
        });
        return command;
    }

    private static string Text(ValidationResult result, Plan plan, PddlProblem problem)
    {
        if (!result.IsValid)
        {
            return $"invalid: {result.Reason}{(result.Repair is { } repair ? $"\n{repair}" : "")}";
        }

        string cost = problem.Metric is not null && result.Cost is { } value ? $" at a cost of {value.ToDecimalText()}" : "";
        return $"valid: {plan.Length} steps reach the goal{cost}";
    }
}
