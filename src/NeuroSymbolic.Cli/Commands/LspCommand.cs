using System.CommandLine;
using NeuroSymbolic.Core;
using NeuroSymbolic.Language.Protocol;

namespace NeuroSymbolic.Cli;

/// <summary><c>lsp</c>: serves an editor of PDDL over stdin and stdout.</summary>
internal static class LspCommand
{
    // short enough to go unnoticed, and long enough that a text is not judged at each key
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    public static Command Create(Surroundings surroundings)
    {
        var command = new Command("lsp", "Serve an editor of PDDL: the language server protocol over stdin and stdout.");

        // editors name the channel by habit; there is no other
        command.Add(new Option<bool>("--stdio") { Description = "Speak over stdin and stdout, as always." });
        command.SetAction(_ => Serve(surroundings));
        return command;
    }

    private static int Serve(Surroundings surroundings)
    {
        using Stream input = Console.OpenStandardInput();
        using Stream output = Console.OpenStandardOutput();
        using var server = new LanguageServer(input, output, new DiskTexts(Path.Combine(Installation.Root(), "domains")), Pause);
        try
        {
            // reading from stdin cannot be cancelled: where the user ends the command, it is left waiting
            bool isInOrder = Task.Run(server.Run).WaitAsync(surroundings.Cancellation).GetAwaiter().GetResult();
            return isInOrder ? ExitCode.Success : ExitCode.EditorGone;
        }
        catch (InvalidDataException error)
        {
            throw new InputException($"lsp speaks the language server protocol with an editor: {error.Message}.", error);
        }
    }
}
