namespace NeuroSymbolic.Core;

/// <summary>The command or its options are wrong (exit code 30).</summary>
public class UsageException : NeuroSymbolicException
{
    /// <inheritdoc cref="NeuroSymbolicException(string)"/>
    public UsageException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NeuroSymbolicException(string, Exception)"/>
    public UsageException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
