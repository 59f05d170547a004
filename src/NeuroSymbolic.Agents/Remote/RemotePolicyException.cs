namespace NeuroSymbolic.Agents;

/// <summary>A policy server cannot be reached, has failed, or is silent: the episode says nothing about the policy. The message is one
/// sentence with the server's address.</summary>
public sealed class RemotePolicyException : Exception
{
    /// <summary>An error with its sentence.</summary>
    public RemotePolicyException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its sentence and what caused it.</summary>
    public RemotePolicyException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
