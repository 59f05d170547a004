namespace NeuroSymbolic.Cli;

/// <summary>What a command speaks to.</summary>
/// <param name="Output">Takes the result and nothing else.</param>
/// <param name="Error">Takes progress, log and the sentence of an error.</param>
/// <param name="ErrorIsTerminal">Whether a person may be watching <paramref name="Error"/>, so that bars can be drawn.</param>
/// <param name="Cancellation">Set when the user wants the command to end.</param>
internal sealed record Surroundings(TextWriter Output, TextWriter Error, bool ErrorIsTerminal, CancellationToken Cancellation);
