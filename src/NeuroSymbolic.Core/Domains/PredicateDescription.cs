using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace NeuroSymbolic.Core;

/// <summary>How a predicate is read off the scene.</summary>
public sealed record PredicateDescription
{
    /// <summary>The name of the rule that decides whether the predicate holds, one of <see cref="DomainReadings.Names"/>.</summary>
    public required string Reading { get; init; }

    private const double UsualToleranceMetres = 0.03;

    /// <summary>Largest horizontal distance between the middles of what rests on each other, metres; three centimetres where it is left out.</summary>
    [JsonPropertyName("tolerance_m")]
    public double ToleranceMetres { get; init => field = value > 0 ? value : UsualToleranceMetres; } = UsualToleranceMetres;

    /// <summary>How far beyond a place's edge things still stand on it, metres, where its surface goes on; nothing where it is left out.</summary>
    [JsonPropertyName("margin_m")]
    public double MarginMetres { get; init; }

    /// <summary>Smallest angle of a fixture's joint at which a predicate with the reading <c>joint-range</c> holds, radians.</summary>
    [JsonPropertyName("from_rad")]
    public double FromRadians { get; init; }

    /// <summary>Largest such angle, radians.</summary>
    [JsonPropertyName("to_rad")]
    public double ToRadians { get; init; }

    /// <summary>For how long the conditions of a predicate with the reading <c>for-so-long</c> must have held, seconds of simulated time.</summary>
    [JsonPropertyName("seconds")]
    public double Seconds { get; init; }

    /// <summary>Those conditions: facts with {0} for the predicate's argument.</summary>
    public ImmutableArray<string> Conditions { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <summary>The place that the rule's second argument always is, for a predicate that does not name it, such as <c>(on-table ?b)</c>; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>The object types that each argument may have; left out where the rule's own choice is right.</summary>
    public ImmutableArray<ImmutableArray<string>> Types { get; init => field = value.IsDefault ? [] : value; } = [];
}
