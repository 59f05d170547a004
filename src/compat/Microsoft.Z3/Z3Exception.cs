namespace Microsoft.Z3;

/// <summary>The solver refused a call.</summary>
public class Z3Exception : Exception
{
    /// <summary>An error without text.</summary>
    public Z3Exception()
    {
    }

    /// <summary>An error with the solver's own text.</summary>
    public Z3Exception(string message)
        : base(message)
    {
    }

    /// <summary>An error with its cause.</summary>
    public Z3Exception(string message, Exception inner)
        : base(message, inner)
    {
    }
}
