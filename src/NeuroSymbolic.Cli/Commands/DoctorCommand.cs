using System.CommandLine;
using System.Text.Json;

namespace NeuroSymbolic.Cli;

/// <summary><c>doctor</c>: engines, versions, renderer, energy counters; what is missing and how to get it.</summary>
internal static class DoctorCommand
{
    public static Command Create(Surroundings surroundings)
    {
        Option<bool> json = OptionFactory.Json();
        var command = new Command("doctor", "Look for the engines and say how to get what is missing.") { json };
        command.SetAction(parsed =>
        {
            EngineCheck[] checks = [.. EngineChecks.All()];
            string[] missing = [.. checks.Where(check => check.Required && check.Status != EngineChecks.Ok).Select(check => check.Name)];
            if (parsed.GetValue(json))
            {
                surroundings.Output.WriteLine(JsonSerializer.Serialize(
                    new DoctorOutput(1, missing.Length == 0, [.. missing], [.. checks]), CliJsonContext.Default.DoctorOutput));
            }
            else
            {
                foreach (EngineCheck check in checks)
                {
                    surroundings.Output.WriteLine($"{check.Status,-8} {check.Name,-22} {check.Found ?? check.Remedy}");
                }
            }

            return missing.Length == 0 ? ExitCode.Success : ExitCode.EngineMissing;
        });
        return command;
    }
}
