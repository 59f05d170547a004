using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>What someone does once in each episode of a task, for an agent to notice and to mend. Demonstrations are shown without.</summary>
public sealed record PerturbationDescription
{
    /// <summary>What may happen; one of these is drawn for each episode.</summary>
    public required ImmutableArray<PerturbationKind> OneOf { get; init; }

    /// <summary>Movable things of the domain that are no part of the task, one of which is drawn for each episode where something may appear.</summary>
    public ImmutableArray<string> Foreign { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The first control step that can be drawn. It happens at the first moment from the drawn step on at which it can.</summary>
    public required int FromStep { get; init; }

    /// <summary>The last control step that can be drawn.</summary>
    public required int ToStep { get; init; }
}
