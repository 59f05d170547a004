using System.CommandLine;
using System.CommandLine.Parsing;
using NeuroSymbolic.Core;

namespace NeuroSymbolic.Cli;

/// <summary>The command <c>neurosym</c>: finds the subcommand, runs it, and turns what goes wrong into a sentence and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command line.</summary>
    public static int Run(string[] arguments, Surroundings surroundings)
    {
        try
        {
            return Invoke(arguments, surroundings);
        }
        catch (OperationCanceledException) when (surroundings.Cancellation.IsCancellationRequested)
        {
            surroundings.Error.WriteLine("neurosym: ended by the user");
            return ExitCode.Cancelled;
        }
        catch (NeuroSymbolicException error)
        {
            surroundings.Error.WriteLine($"neurosym: {error.Message}");
            return error switch
            {
                UsageException => ExitCode.BadUsage,
                EngineException => ExitCode.EngineMissing,
                _ => ExitCode.BadInput,
            };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            surroundings.Error.WriteLine($"neurosym: a file cannot be read or written: {error.Message}");
            return ExitCode.BadInput;
        }
        catch (OutOfMemoryException)
        {
            surroundings.Error.WriteLine("neurosym: the memory of this machine does not suffice");
            return ExitCode.MemoryLimit;
        }
#pragma warning disable CA1031 // the last frame before the user: any exception that comes here is our bug
        catch (Exception bug)
#pragma warning restore CA1031
        {
            bool isDebugging = Environment.GetEnvironmentVariable("NEUROSYM_DEBUG") is { Length: > 0 };
            surroundings.Error.WriteLine(isDebugging
                ? $"neurosym: internal error: {bug}"
                : $"neurosym: internal error ({bug.GetType().Name}: {bug.Message.ReplaceLineEndings(" ")}); "
                    + "NEUROSYM_DEBUG=1 shows where, please report it");
            return ExitCode.InternalError;
        }
    }

    /// <summary>The commands in the order in which the help lists them.</summary>
    private static readonly OrderedDictionary<string, Func<Surroundings, Command>> Commands = new()
    {
        ["demo"] = DemoCommand.Create,
        ["doctor"] = DoctorCommand.Create,
        ["plan"] = PlanCommand.Create,
        ["validate"] = ValidateCommand.Create,
        ["learn-domain"] = LearnDomainCommand.Create,
        ["run"] = RunCommand.Create,
        ["replicate"] = ReplicateCommand.Create,
        ["merge"] = MergeCommand.Create,
        ["report"] = ReportCommand.Create,
        ["replay"] = ReplayCommand.Create,
        ["reproduce"] = ReproduceCommand.Create,
        ["perceive"] = PerceiveCommand.Create,
        ["images"] = ImagesCommand.Create,
        ["demos"] = DemosCommand.Create,
        ["train"] = TrainCommand.Create,
        ["score"] = ScoreCommand.Create,
        ["sizes"] = SizesCommand.Create,
        ["serve"] = ServeCommand.Create,
        ["lsp"] = LspCommand.Create,
        ["lesson"] = LessonCommand.Create,
        ["studio"] = StudioCommand.Create,
    };

    private static int Invoke(string[] arguments, Surroundings surroundings)
    {
        // a command line names one command; making the options of all others too would take a third of the start
        var root = new RootCommand("Plans in logic, carries out with a simulated arm, and measures what it took.");
        bool isNamed = arguments.Length > 0 && Commands.ContainsKey(arguments[0]);
        foreach ((string name, Func<Surroundings, Command> create) in Commands)
        {
            if (!isNamed || name == arguments[0])
            {
                root.Add(create(surroundings));
            }
        }

        if (arguments.Length == 0)
        {
            throw new UsageException("No command was given; './neurosym --help' lists them.");
        }

        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0 && parsed.CommandResult.Command == root && parsed.UnmatchedTokens is [string unknown, ..])
        {
            throw new UsageException(
                $"'{unknown}' is no command; there are {string.Join(", ", Commands.Keys)}.");
        }

        if (parsed.Errors.Count > 0)
        {
            string sentence = parsed.Errors[0].Message.ReplaceLineEndings(" ").TrimEnd('.');
            string command = parsed.CommandResult.Command.Name;
            string named = parsed.CommandResult.Parent is CommandResult above && above.Command != root ? $"{above.Command.Name} {command}" : command;
            throw new UsageException($"{sentence}; './neurosym {named} --help' shows what is possible.");
        }

        return parsed.Invoke(new InvocationConfiguration
        {
            Output = surroundings.Output,
            Error = surroundings.Error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }
}
