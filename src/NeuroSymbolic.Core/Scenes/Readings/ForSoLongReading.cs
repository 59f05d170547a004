using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>(p a): other facts about a have held for so long; and from then on for ever, as what is cooked stays cooked.</summary>
/// <remarks>No single scene shows it: <see cref="FactClock"/> tells it from the facts of one moment after the other.</remarks>
/// <param name="seconds">For how long.</param>
/// <param name="conditions">What must hold meanwhile, with {0} for a.</param>
public sealed class ForSoLongReading(double seconds, ImmutableArray<string> conditions) : PredicateReading
{
    /// <summary>For how long the conditions must hold without a break.</summary>
    public double Seconds => seconds;

    /// <inheritdoc/>
    public override IEnumerable<ImmutableArray<string>> Read(SceneState scene) => [];

    /// <summary>The facts that must hold for a thing meanwhile.</summary>
    /// <exception cref="FormatException">One of them is written wrongly.</exception>
    public FactSet ConditionsFor(string thing) =>
        new(conditions.Select(condition => Fact.Parse(condition.Replace("{0}", thing, StringComparison.Ordinal))));
}
