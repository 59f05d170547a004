using System.Collections.Immutable;

namespace NeuroSymbolic.Planner;

/// <summary>An action with parameters: what must hold before it and what changes.</summary>
/// <param name="Name">In lower case.</param>
/// <param name="Parameters">In the order in which a plan step lists its objects.</param>
/// <param name="Precondition">Literals that must all hold, equalities among them.</param>
/// <param name="Effect">Literals that hold afterwards; where one asserts what another denies, the assertion wins.</param>
public sealed record ActionSchema(
    string Name,
    ImmutableArray<TypedName> Parameters,
    ImmutableArray<Literal> Precondition,
    ImmutableArray<Literal> Effect)
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
