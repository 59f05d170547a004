using System.CommandLine;
using System.Text.Json;
using NeuroSymbolic.Core;
using NeuroSymbolic.Planner;

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
            (PddlDomain domain, PddlProblem problem, string[] rest) = PddlArguments.Load(parsed.GetValue(files)!, "PROBLEM", "PLAN");
            Plan plan = IpcPlanFile.Load(rest[0]);
            ValidationResult result = PlanValidator.Validate(domain, problem, plan);
            surroundings.Output.WriteLine(
                parsed.GetValue(json)
                    ? JsonSerializer.Serialize(
                        new ValidationOutput(1, result.IsValid, result.FailedStep, result.Reason), CliJsonContext.Default.ValidationOutput)
                    : result.IsValid ? $"valid: {plan.Length} steps reach the goal" : $"invalid: {result.Reason}");
            return result.IsValid ? ExitCode.Success : ExitCode.InvalidPlan;
        });
        return command;
    }
}
