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
}
