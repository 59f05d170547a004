namespace NeuroSymbolic.Core;

/// <summary>A file that the user gave is wrong: PDDL, plan, task, scene, image or model (exit code 31).</summary>
public class InputException : NeuroSymbolicException
{
    /// <inheritdoc cref="NeuroSymbolicException(string)"/>
    public InputException(string message)
        : base(message)
    {
    }

    /// <inheritdoc cref="NeuroSymbolicException(string, Exception)"/>
    public InputException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
