namespace Microsoft.Z3;

/// <summary>The solver refused a call; the message is its own.</summary>
public class Z3Exception : Exception
{
    internal Z3Exception(string message)
        : base(message)
    {
    }
}
