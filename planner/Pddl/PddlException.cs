using NeuroSymbolic.Core;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>A PDDL or plan text is wrong. The message reads <c>file:line:column: what is wrong and what was expected</c>, followed
/// by the line and a caret under the place.</summary>
public sealed class PddlException : InputException
{
    /// <summary>An error with its sentence.</summary>
    public PddlException(string message)
        : base(message)
    {
    }

    internal PddlException(string message, int offset, string sentence)
        : base(message)
    {
        Offset = offset;
        Sentence = sentence;
    }

    /// <summary>Where the text is wrong, in characters from its start; null for an error with no place in a text.</summary>
    public int? Offset { get; }

    /// <summary>What is wrong and what was expected, without the place and without a full stop; null where there is no place.</summary>
    public string? Sentence { get; }
}
