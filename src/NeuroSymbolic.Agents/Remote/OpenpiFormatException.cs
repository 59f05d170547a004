namespace NeuroSymbolic.Agents;

/// <summary>What came over the wire is no message of the openpi protocol, or lacks something. The message is one sentence.</summary>
public sealed class OpenpiFormatException : Exception
{
    /// <summary>An error with its sentence.</summary>
    public OpenpiFormatException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its sentence and what caused it.</summary>
    public OpenpiFormatException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
