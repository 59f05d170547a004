namespace NeuroSymbolic.Planner.Explanations;

/// <summary>What is to blame for a problem without a plan.</summary>
public enum ExplanationKind
{
    /// <summary>There is a plan.</summary>
    HasPlan,

    /// <summary>Something that nothing brings about is not stated at the start.</summary>
    MissingFact,

    /// <summary>There is no thing of a kind that is needed.</summary>
    MissingThing,

    /// <summary>A thing is declared as something that no action takes in its place.</summary>
    WrongType,

    /// <summary>A number never gets as far as is needed.</summary>
    NumberOutOfReach,

    /// <summary>Goals that can each be reached, and not together.</summary>
    ContradictoryGoals,

    /// <summary>A goal that cannot be reached although nothing that it needs is missing for good.</summary>
    DeadEnd,

    /// <summary>Neither a plan nor a proof was found within the limits.</summary>
    Unknown,
}
