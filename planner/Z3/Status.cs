namespace Microsoft.Z3;

/// <summary>What a check found.</summary>
public enum Status
{
    /// <summary>No assignment fulfils the assertions.</summary>
    UNSATISFIABLE = -1,

    /// <summary>The solver gave up or was stopped.</summary>
    UNKNOWN = 0,

    /// <summary>Some assignment fulfils the assertions.</summary>
    SATISFIABLE = 1,
}
