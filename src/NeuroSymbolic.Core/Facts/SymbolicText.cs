using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>The text form <c>(name argument argument)</c> that facts and plan steps share.</summary>
internal static class SymbolicText
{
    private static readonly char[] WhiteSpace = [' ', '\t', '\r', '\n'];

    public static string Write(string name, ImmutableArray<string> arguments) =>
        arguments.IsEmpty ? $"({name})" : $"({name} {string.Join(' ', arguments)})";

    public static (string Name, string[] Arguments) Read(string text)
    {
        string trimmed = text.Trim();
        if (trimmed is not ['(', .. string inner, ')'] || inner.AsSpan().ContainsAny('(', ')', ';'))
        {
            throw new FormatException($"'{text}' is not of the form (name argument argument).");
        }

        string[] names = inner.Split(WhiteSpace, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length == 0)
        {
            throw new FormatException($"'{text}' has no name between its parentheses.");
        }

        return Array.Find(Array.ConvertAll(names, name => SymbolName.Flaw(name)), flaw => flaw is not null) is { } wrong
            ? throw new FormatException($"'{text}' has a name that is none: {wrong}.")
            : (names[0], names[1..]);
    }
}
