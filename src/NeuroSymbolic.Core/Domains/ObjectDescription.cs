using System.Numerics;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>One thing that facts speak of, with what anybody at the table knows of it.</summary>
public sealed record ObjectDescription
{
    /// <summary>Its symbol, such as <c>cube1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its PDDL type, such as <c>disk</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Outer size along x, y and z, metres.</summary>
    [JsonPropertyName("size_m")]
    public required Vector3 SizeMetres { get; init; }

    /// <summary>Centre of the top face of a fixed place in the world frame, metres; null for a thing that can be moved.</summary>
    [JsonPropertyName("surface_m")]
    public Vector3? SurfaceMetres { get; init; }

    /// <summary>Whether a thing rests on this place wherever it stands on it, when it rests on nothing nearer: so a table has what has fallen beside
    /// its areas. It is no object of a problem; a predicate with <see cref="PredicateDescription.Place"/> speaks of it.</summary>
    [JsonPropertyName("bears_anywhere")]
    public bool BearsAnywhere { get; init; }

    /// <summary>Mass of a thing that can be moved, kilograms; null where nobody has said.</summary>
    [JsonPropertyName("mass_kg")]
    public double? MassKilograms { get; init; }

    /// <summary>The colour people call it by.</summary>
    public string? Colour { get; init; }

    /// <summary>What people call it, such as <c>the red cube</c>; null where nobody has said.</summary>
    public string? Called { get; init; }

    /// <summary>Whether it can be moved; if not it is a place.</summary>
    [JsonIgnore]
    public bool IsMovable => SurfaceMetres is null;
}
