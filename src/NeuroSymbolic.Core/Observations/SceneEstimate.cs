using System.Collections.Immutable;

namespace NeuroSymbolic.Core;

/// <summary>What a look at the table told: the facts believed true and where the objects are.</summary>
/// <param name="Facts">The believed state; closed-world.</param>
/// <param name="Objects">One estimate for each movable object found.</param>
public sealed record SceneEstimate(FactSet Facts, ImmutableArray<ObjectEstimate> Objects)
{
    /// <summary>Belief in each fact that is not certain, 0 to 1, also in those that were not believed in the end.</summary>
    public ImmutableSortedDictionary<Fact, double> Confidences { get; init; } = ImmutableSortedDictionary<Fact, double>.Empty;

    /// <summary>Belief that all facts are right together, 0 to 1; 1 from who has no doubts.</summary>
    public double Belief { get; init; } = 1;

    /// <summary>How far each fixture is believed to be turned that has a joint, radians, by the fixture's name.</summary>
    public ImmutableSortedDictionary<string, double> Joints { get; init; } = ImmutableSortedDictionary<string, double>.Empty;

    /// <summary>Belief in a fact, 0 to 1.</summary>
    public double Confidence(Fact fact) => Confidences.GetValueOrDefault(fact, Facts.Contains(fact) ? 1 : 0);

    /// <summary>The part of the estimate that speaks of none but these objects.</summary>
    public SceneEstimate Among(ImmutableArray<ObjectDescription> objects)
    {
        var names = objects.Select(item => item.Name).ToHashSet();
        bool IsKnown(Fact fact) => fact.Arguments.All(names.Contains);
        return new SceneEstimate(new FactSet(Facts.Where(IsKnown)), [.. Objects.Where(item => names.Contains(item.Name))])
        {
            Belief = Belief,
            Confidences = Confidences.Where(pair => IsKnown(pair.Key)).ToImmutableSortedDictionary(),
            Joints = Joints,
        };
    }

    /// <summary>The estimate for the named object, or null when it was not found.</summary>
    public ObjectEstimate? Find(string name)
    {
        foreach (ObjectEstimate estimate in Objects)
        {
            if (estimate.Name == name)
            {
                return estimate;
            }
        }

        return null;
    }
}
