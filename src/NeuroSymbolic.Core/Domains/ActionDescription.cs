using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>Which skill carries out an action, and which of its PDDL parameters the skill works on.</summary>
public sealed record ActionDescription
{
    /// <summary>The skill.</summary>
    public required Skill Skill { get; init; }

    /// <summary>Position among the action's parameters of the thing that is moved, from 0.</summary>
    public int Moved { get; init; }

    /// <summary>Position among the action's parameters of what it is taken from or put on, from 0; the second where it is left out.</summary>
    public int Support { get; init => field = value > 0 ? value : 1; } = 1;

    /// <summary>The place that it is put on where no argument names it, such as the table of <c>(put-down ?b)</c>; null where one does.</summary>
    public string? Place { get; init; }

    /// <summary>Whether it is put on any free spot of its place and not in the middle.</summary>
    [JsonPropertyName("anywhere")]
    public bool IsAnywhere { get; init; }

    /// <summary>For the skill <c>turn</c>: the predicate, of the reading <c>joint-range</c>, in the middle of whose range the fixture is turned.</summary>
    public string? Until { get; init; }

    /// <summary>For the skill <c>wait</c>: how long at most, seconds.</summary>
    [JsonPropertyName("at_most_s")]
    public double AtMostSeconds { get; init; }

    /// <summary>The action as one tells it to a person, with {0}, {1} for what its arguments are called; null where nobody has said.</summary>
    public string? Sentence { get; init; }

    /// <summary>What a step of the action moves.</summary>
    public string MovedBy(PlanStep step) => step.Arguments[Moved];

    /// <summary>What a step of the action takes it from or puts it on; null where neither the step nor the description says.</summary>
    public string? SupportOf(PlanStep step) => Place ?? step.Arguments.ElementAtOrDefault(Support);
}
