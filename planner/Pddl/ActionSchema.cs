using System.Collections.Immutable;

namespace NeuroSymbolic.Planner.Pddl;

/// <summary>An action with parameters: what must hold before it and what changes.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Parameters">In the order in which a plan step lists its objects.</param>
/// <param name="Precondition">What must hold before.</param>
/// <param name="Effect">What changes.</param>
public sealed record ActionSchema(
    string Name,
    ImmutableArray<TypedName> Parameters,
    Formula Precondition,
    Effect Effect)
{
    /// <summary>The position of a parameter, from 0.</summary>
    /// <exception cref="ArgumentException">The action has no such parameter.</exception>
    public int PositionOf(string parameter)
    {
        for (int i = 0; i < Parameters.Length; i++)
        {
            if (Parameters[i].Name == parameter)
            {
                return i;
            }
        }

        throw new ArgumentException($"The action '{Name}' has no parameter '{parameter}'.", nameof(parameter));
    }
}
