namespace NeuroSymbolic.Core;

/// <summary>Which skill carries out an action, and which of its PDDL parameters the skill works on.</summary>
public sealed record ActionDescription
{
    /// <summary>The skill.</summary>
    public required Skill Skill { get; init; }

    /// <summary>Position among the action's parameters of the thing that is moved, from 0.</summary>
    public int Moved { get; init; }

    /// <summary>Position among the action's parameters of what it is taken from or put on, from 0.</summary>
    public int Support { get; init; } = 1;

    /// <summary>The action as one tells it to a person, with {0}, {1} for what its arguments are called; null where nobody has said.</summary>
    public string? Sentence { get; init; }
}
