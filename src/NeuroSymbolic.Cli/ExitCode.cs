namespace NeuroSymbolic.Cli;

/// <summary>The exit codes of every command.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The plan that was to be validated is not valid.</summary>
    public const int InvalidPlan = 1;

    /// <summary>A run that was made again differs from what it was.</summary>
    public const int Different = 1;

    /// <summary>The editor that was served ended without saying so (the number is that of the language server protocol).</summary>
    public const int EditorGone = 1;

    public const int ProvedUnsolvable = 10;
    public const int NoPlanWithinHorizon = 11;
    public const int BelowRequirement = 12;

    /// <summary>There is a plan, and that it is best, which was to be proved, cannot be.</summary>
    public const int NotProvable = 13;

    public const int TimeLimit = 20;
    public const int MemoryLimit = 21;
    public const int BadUsage = 30;
    public const int BadInput = 31;
    public const int EngineMissing = 32;
    public const int InternalError = 39;

    /// <summary>Ended by the user: 128 and the number of the signal SIGINT, as shells have it.</summary>
    public const int Cancelled = 130;
}
