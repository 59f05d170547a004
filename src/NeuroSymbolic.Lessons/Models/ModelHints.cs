using System.Collections.Frozen;

namespace NeuroSymbolic.Lessons;

/// <summary>What to say of a difference between a student's domain and a reference, without the solution.</summary>
internal sealed class ModelHints
{
    /// <summary>By predicate: what to ask where a condition on it is missing.</summary>
    public required FrozenDictionary<string, string> OfConditions { get; init; }

    /// <summary>By predicate: what to ask where it becomes true, or stays so, and should not, or the other way round.</summary>
    public required FrozenDictionary<(string Predicate, bool IsTrue), string> OfEffects { get; init; }

    /// <summary>What to ask where there is no such action.</summary>
    public required string Missing { get; init; }

    /// <summary>The hint on a step that is permitted and should not be.</summary>
    /// <param name="predicate">Of the condition that should forbid it; null where that is a type.</param>
    public string Permitted(string? predicate) => predicate is null
        ? "Look at the types of the parameters: which things may stand there?"
        : OfConditions.GetValueOrDefault(predicate, "Which fact of this state should forbid the step?");

    /// <summary>The hint on a step that is forbidden and should not be.</summary>
    /// <param name="reason">Why the student's domain forbids it.</param>
    public static string Forbidden(string reason) => reason switch
    {
        "it changes nothing" => "An action needs an effect: which facts are different after it?",
        "a type does not fit" => "A parameter's type says what may stand there; a cube can also stand on an area, and an area is no cube.",
        _ => "Go through the conditions one by one: does the step really need this one?",
    };

    /// <summary>The hint on an effect.</summary>
    /// <param name="predicate">Of the fact that differs.</param>
    /// <param name="isTrue">Whether it should be true.</param>
    public string Effect(string predicate, bool isTrue) =>
        OfEffects.GetValueOrDefault((predicate, isTrue), "Draw the table before and after the step: which facts have become true, and which have not stayed so?");
}
