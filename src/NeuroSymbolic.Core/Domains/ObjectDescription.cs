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

    /// <summary>Where and how it is gripped; null for a box that is taken in its middle, across whichever sides fit.</summary>
    public GraspDescription? Grasp { get; init; }

    /// <summary>The hole by which it goes over a peg; null for none.</summary>
    public HoleDescription? Hole { get; init; }

    /// <summary>The room in it for other things; null for none.</summary>
    public InsideDescription? Inside { get; init; }

    /// <summary>The peg that stands in the middle of a place; null for none.</summary>
    public PegDescription? Peg { get; init; }

    /// <summary>The joint of the scene by which a fixture turns about the vertical, 0 where its frame is the world's; null for what does not turn.</summary>
    public string? Joint { get; init; }

    /// <summary>The colour people call it by.</summary>
    public string? Colour { get; init; }

    /// <summary>What people call it, such as <c>the red cube</c>; null where nobody has said.</summary>
    public string? Called { get; init; }

    /// <summary>Whether it can be moved; if not it is a place.</summary>
    [JsonIgnore]
    public bool IsMovable => SurfaceMetres is null;

    /// <summary>How many turns about the vertical there are in a full one after which it is gripped as before: those of a box, or one where the domain
    /// says where it is gripped.</summary>
    [JsonIgnore]
    public int TurnSymmetry => Grasp is not null ? 1 : SizeMetres.X == SizeMetres.Y ? 4 : 2;

    /// <summary>How far up a place reaches, its peg included, metres; null for what can be moved.</summary>
    [JsonIgnore]
    public float? TopMetres => SurfaceMetres?.Z + (Peg?.HeightMetres ?? (Joint is null ? SizeMetres.Z : 0));
}
