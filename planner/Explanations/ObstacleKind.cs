namespace NeuroSymbolic.Planner.Explanations;

/// <summary>Why a condition can never hold.</summary>
internal enum ObstacleKind
{
    /// <summary>No action brings it about, and it is not so at the start.</summary>
    NeverChanges,

    /// <summary>Every action that brings it about lacks something.</summary>
    Blocked,

    /// <summary>What brings it about needs it first.</summary>
    Circular,

    /// <summary>An action takes a thing of another type in that place.</summary>
    WrongType,

    /// <summary>There is no thing of a type that every action needs.</summary>
    NoThing,

    /// <summary>A number never gets that far.</summary>
    NumberOutOfReach,

    /// <summary>The two names stand for different things, or for the same.</summary>
    Names,

    /// <summary>It is impossible, alone or together with what else is asked, and why was not followed up.</summary>
    Unexplained,
}
