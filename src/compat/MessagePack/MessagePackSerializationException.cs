namespace MessagePack;

/// <summary>A value of another kind than the expected one stands in the data.</summary>
public class MessagePackSerializationException : Exception
{
    /// <summary>An error with its sentence.</summary>
    internal MessagePackSerializationException(string? message)
        : base(message)
    {
    }
}
