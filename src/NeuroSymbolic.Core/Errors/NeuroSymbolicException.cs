namespace NeuroSymbolic.Core;

/// <summary>Something outside the program is wrong. The message is one sentence for the user: what, where, and what would be right.</summary>
public abstract class NeuroSymbolicException : Exception
{
    /// <summary>An error with its sentence.</summary>
    protected NeuroSymbolicException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its sentence and what caused it.</summary>
    protected NeuroSymbolicException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
