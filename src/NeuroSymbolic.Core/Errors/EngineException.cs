namespace NeuroSymbolic.Core;

/// <summary>A library that the program stands on is missing, broken or of the wrong version (exit code 32).</summary>
public class EngineException : NeuroSymbolicException
{
    /// <inheritdoc cref="NeuroSymbolicException(string)"/>
    public EngineException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NeuroSymbolicException(string, Exception)"/>
    public EngineException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
