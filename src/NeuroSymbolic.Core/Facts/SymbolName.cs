namespace NeuroSymbolic.Core;

/// <summary>What may be a name: a letter from a to z, then such letters, digits, '-' and '_', in upper or lower case.</summary>
/// <remarks>The grammar is that of PDDL 3.1 (Kovacs, BNF definition of PDDL 3.1, 2011). Letters beyond ASCII are no part of it; other
/// planners, plan files and SMT-LIB would each read them in another way.</remarks>
public static class SymbolName
{
    /// <summary>Whether the character may stand in a name.</summary>
    public static bool HasCharacter(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    /// <summary>Whether the text is a name.</summary>
    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!HasCharacter(character))
            {
                return false;
            }
        }

        return text.Length > 0 && char.IsAsciiLetter(text[0]);
    }

    /// <summary>What keeps the text from being a name and what would be right, as a sentence without its end; null for a name.</summary>
    public static string? Flaw(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            if (!HasCharacter(character))
            {
                return FlawOf(character);
            }
        }

        return text.Length == 0 ? "a name is expected"
            : char.IsAsciiLetter(text[0]) ? null
            : $"'{text}' is no name: a name begins with a letter, as in 'n{text.TrimStart("-_")}'";
    }

    /// <summary>Why the character cannot stand in a name and what would be right, as a sentence without its end.</summary>
    public static string FlawOf(char character) => character switch
    {
        ',' => "names are separated by spaces, not by commas",
        '"' or '\'' or '`' or '\u2018' or '\u2019' or '\u201C' or '\u201D' => "names are written without quotation marks",
        _ when char.IsLetter(character) || char.IsSurrogate(character) || char.GetUnicodeCategory(character) == System.Globalization.UnicodeCategory.NonSpacingMark =>
            "letters in names are a to z: PDDL knows no others, so write the name with those",
        _ => "a name has letters, digits, '-' and '_' only",
    };
}
